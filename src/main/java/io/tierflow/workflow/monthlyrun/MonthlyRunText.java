package io.tierflow.workflow.monthlyrun;

import io.tierflow.batch.BatchState;
import io.tierflow.web.FigureFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;

/** Says in words for people how far a monthly run is. */
@Component
public class MonthlyRunText {

  private static final BigDecimal SLOW = BigDecimal.TEN;

  private final FigureFormat text;

  MonthlyRunText(FigureFormat text) {
    this.text = text;
  }

  /**
   * Where a run stands.
   *
   * @param run the run
   * @return such as Running
   */
  public String state(MonthlyRunProgress run) {
    return switch (run.state()) {
      case RUNNING -> "Running";
      case COMPLETED -> "Completed";
    };
  }

  /**
   * Members whose turn has come, whatever came of it.
   *
   * @param run the run
   * @return how many
   */
  public long taken(MonthlyRunProgress run) {
    return run.membersDone()
        + run.membersSkipped()
        + run.membersWaitingForPeople()
        + run.membersFailed();
  }

  /**
   * How far the bar is.
   *
   * @param run the run
   * @return from 0 to 100; 100 only when no member remains
   */
  public long percent(MonthlyRunProgress run) {
    if (run.membersTotal() == 0) {
      return run.state() == BatchState.COMPLETED ? 100 : 0;
    }
    return Math.min(100, 100 * taken(run) / run.membersTotal());
  }

  /**
   * What the bar says to who can't see it.
   *
   * @param run the run
   * @return such as "1,200 of 23,570 members"
   */
  public String measure(MonthlyRunProgress run) {
    return "%s of %s".formatted(text.count(taken(run)), text.counted(run.membersTotal(), "member"));
  }

  /**
   * Members per second.
   *
   * @param run the run
   * @return whole ones, and tenths where a whole one is too coarse
   */
  public String rate(MonthlyRunProgress run) {
    BigDecimal rate = run.membersPerSecond();
    if (rate == null) {
      return text.decimal(null);
    }
    int decimals = rate.compareTo(SLOW) < 0 ? 1 : 0;
    return text.decimal(rate.setScale(decimals, RoundingMode.HALF_UP));
  }
}
