package io.tierflow.points;

import io.tierflow.member.PointsBalances.Balance;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members have and will lose, read without locks and without keeping accounts at hand, since
 * an account at hand counts as a locked one.
 */
@Service
@Transactional(readOnly = true)
public class PointsOutlook {

  private final PointsLotRepository lots;
  private final AvailablePoints available;
  private final LedgerEntryRepository entries;

  PointsOutlook(
      PointsLotRepository lots, AvailablePoints available, LedgerEntryRepository entries) {
    this.lots = lots;
    this.available = available;
    this.entries = entries;
  }

  /**
   * What a month brought several members and took.
   *
   * @param memberNumbers whose
   * @param month the month
   * @return sums by member number; none for a member whose points did not move
   */
  public Map<String, MonthlyPoints> moved(Collection<String> memberNumbers, YearMonth month) {
    return entries.moved(memberNumbers, month.atDay(1), month.atEndOfMonth()).stream()
        .collect(Collectors.toMap(MonthlyPoints::memberNumber, Function.identity()));
  }

  /**
   * The balances of several members.
   *
   * @param memberNumbers whose
   * @return balances by member number
   */
  public Map<String, Balance> balances(Collection<String> memberNumbers) {
    return available.balances(memberNumbers);
  }

  /**
   * The points of several members that expire within some days.
   *
   * @param memberNumbers whose
   * @param from first last day of validity, inclusive
   * @param to last one, inclusive
   * @return points by day, the earliest of a member first
   */
  public List<ExpiringLots> expiring(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return lots.expiring(memberNumbers, from, to);
  }
}
