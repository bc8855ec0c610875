package io.tierflow.points;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets points expire that have not been spent by the last day on which they are valid. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PointsExpiry {

  private static final Comparator<PointsLot> EARLIEST_FIRST =
      Comparator.comparing(PointsLot::getMemberNumber)
          .thenComparing(PointsLot.EARLIEST_EXPIRING_FIRST);

  private final PointsAccountRepository accounts;
  private final PointsLotRepository lots;
  private final PointsLedger ledger;

  PointsExpiry(PointsAccountRepository accounts, PointsLotRepository lots, PointsLedger ledger) {
    this.accounts = accounts;
    this.lots = lots;
    this.ledger = ledger;
  }

  /**
   * Lets the next lots expire that are due, one EXPIRE entry for each. The accounts are locked in
   * the order of their members; a lot that was spent meanwhile is left alone.
   *
   * @param day the day; what was valid up to the day before or earlier expires
   * @param most how many lots at most
   * @return how many lots were due, and the points that expired with them
   */
  public ExpiredPoints expireNext(LocalDate day, int most) {
    List<EntryKey> due = lots.due(day, Limit.of(most));
    if (due.isEmpty()) {
      return new ExpiredPoints(0, 0);
    }
    accounts.lockAll(due.stream().map(EntryKey::memberNumber).distinct().toList());
    long points =
        lots.findAll(due).stream()
            .sorted(EARLIEST_FIRST)
            .mapToLong(lot -> ledger.expire(lot, day))
            .sum();
    return new ExpiredPoints(due.size(), points);
  }

  /**
   * What has expired.
   *
   * @param lots lots that were due
   * @param points points that expired with them
   */
  public record ExpiredPoints(int lots, long points) {}
}
