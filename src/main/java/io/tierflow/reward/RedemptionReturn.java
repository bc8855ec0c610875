package io.tierflow.reward;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.points.LedgerEntry;
import io.tierflow.points.PointsReturnService;
import io.tierflow.reward.catalog.RewardLimits;
import org.springframework.stereotype.Component;

/** Puts what a redemption spent back: the points into their lots, and a reward into its limits. */
@Component
class RedemptionReturn {

  private final PointsReturnService points;
  private final RewardLimits limits;
  private final ProgrammeCalendar calendar;

  RedemptionReturn(PointsReturnService points, RewardLimits limits, ProgrammeCalendar calendar) {
    this.points = points;
    this.limits = limits;
    this.calendar = calendar;
  }

  /**
   * Gives points back that have not come back; the account is locked.
   *
   * @param memberNumber whose points
   * @param redemption what they were spent on
   * @param reason why, for the member and the auditors
   * @param by who gives them back, or null for nobody in person
   * @return the ledger's entry
   */
  LedgerEntry giveBack(String memberNumber, PointsRedemption redemption, String reason, String by) {
    redemption.giveBack(calendar.now());
    if (redemption.getReward() != null) {
      limits.giveBack(redemption.getReward());
    }
    return points.giveBack(memberNumber, redemption.getId(), reason, by);
  }
}
