package io.tierflow.workflow.tierupgrade;

import io.tierflow.points.PointsEarningService;
import io.tierflow.tier.TierService;
import io.tierflow.transaction.TransactionHistory;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the members whom the steps would leave as they are. The services behind the steps are
 * asked, and so the deployed tables, so that no rule stands here.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class UnchangedMembers {

  private final TransactionHistory transactions;
  private final PointsEarningService points;
  private final TierService tiers;

  UnchangedMembers(
      TransactionHistory transactions, PointsEarningService points, TierService tiers) {
    this.transactions = transactions;
    this.points = points;
    this.tiers = tiers;
  }

  /**
   * Whether a member has nothing to earn, and the tables give the tier that the member has. What
   * has become too old to earn is marked on the way, as the steps would.
   *
   * @param memberNumber an active member whose account is locked
   * @param asOf day up to which transactions count
   * @return true if the steps would change nothing
   */
  public boolean contains(String memberNumber, LocalDate asOf) {
    return transactions.recent(memberNumber, asOf).toEarn() == 0
        && !points.isOutstanding(memberNumber)
        && !tiers.determineTierEligibility(memberNumber, asOf, true).higher();
  }
}
