package io.tierflow.report;

import java.time.YearMonth;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Aggregates the programme's return on investment. */
@Service
public class ProgramRoiService {

  private final ProgramRois returns;
  private final FigureKeeper keeper;

  ProgramRoiService(ProgramRois returns, FigureKeeper keeper) {
    this.returns = returns;
    this.keeper = keeper;
  }

  /**
   * Aggregates a month's return on investment, or leaves it as it is if it is recent enough. What
   * it costs does not depend on how many members have moved, and aggregating it again changes
   * nothing but its instant as long as nothing else has changed.
   *
   * @param month any month, the current one included
   * @param freshness whether a recent computation will do
   * @return the return on investment
   */
  @Transactional
  public ProgramRoi aggregateProgramROI(YearMonth month, Freshness freshness) {
    return keeper.provide(month, freshness, returns);
  }
}
