package io.tierflow.points;

import io.tierflow.member.PointsBalances.Balance;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  PointsOutlook(PointsLotRepository lots, AvailablePoints available) {
    this.lots = lots;
    this.available = available;
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
