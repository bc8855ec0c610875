package io.tierflow.points;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  PointsOutlook(PointsLotRepository lots) {
    this.lots = lots;
  }

  /**
   * The balances of several members.
   *
   * @param memberNumbers whose
   * @return points by member number
   */
  public Map<String, Long> balances(Collection<String> memberNumbers) {
    return lots.balances(memberNumbers).stream()
        .collect(Collectors.toMap(AccountBalance::memberNumber, AccountBalance::points));
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
