package io.tierflow.tier;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.points.PointsLedger;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of tiers that a loyalty manager reviews. */
@Service
@Transactional
public class TierReviewService {

  private final TierService tiers;
  private final DeclinedTiers declined;
  private final TierTenures tenures;
  private final MemberService members;
  private final PointsLedger ledger;
  private final ProgrammeCalendar calendar;

  TierReviewService(
      TierService tiers,
      DeclinedTiers declined,
      TierTenures tenures,
      MemberService members,
      PointsLedger ledger,
      ProgrammeCalendar calendar) {
    this.tiers = tiers;
    this.declined = declined;
    this.tenures = tenures;
    this.members = members;
    this.ledger = ledger;
    this.calendar = calendar;
  }

  /**
   * Records what the completed review of a tier said. The steps that follow go by this alone.
   *
   * @param processInstanceId the upgrade that proposed it
   * @param outcome what was said
   * @param reviewer who completed the review
   * @param remark the reason, or null
   */
  public void recordReview(
      String processInstanceId, ReviewOutcome outcome, String reviewer, String remark) {
    tiers.change(processInstanceId).review(outcome, reviewer, remark);
  }

  /**
   * Makes a reviewed tier the confirmed one, from today on. Where no review has approved it, since
   * an admin has led the upgrade past it, nobody is named as its reviewer.
   *
   * @param processInstanceId the upgrade that proposed it
   * @throws IllegalStateException if the tier has been decided on
   */
  public void confirmLoyaltyTier(String processInstanceId) {
    TierChange change = proposal(processInstanceId);
    if (change.getReview().outcome() != ReviewOutcome.APPROVED) {
      change.reviewedByNobody(null);
    }
    Member member = members.require(change.getMemberNumber());
    LocalDate earnedOn =
        Optional.ofNullable(change.getEarnedOn()).orElseGet(() -> calendar.today());
    TierTenure tenure = tenures.of(member, change.getToTier(), earnedOn);
    change.confirm(calendar.today(), tenure.validUntil());
    member.confirmTier(change.getToTier(), calendar.today(), tenure);
  }

  /**
   * Takes a proposed tier back that its review has declined.
   *
   * @param processInstanceId the upgrade that proposed it
   * @throws IllegalStateException if the tier has been decided on
   */
  public void restoreLoyaltyTier(String processInstanceId) {
    TierChange change = proposal(processInstanceId);
    if (change.getReview().outcome() != ReviewOutcome.DECLINED) {
      change.reviewedByNobody(null);
    }
    restore(change);
  }

  /**
   * Takes a proposed tier back on which no review will decide.
   *
   * @param processInstanceId the upgrade that proposed it
   * @param why what is kept as the reason
   * @throws IllegalStateException if the tier has been decided on
   */
  public void withdrawLoyaltyTier(String processInstanceId, String why) {
    TierChange change = proposal(processInstanceId);
    change.reviewedByNobody(why);
    restore(change);
  }

  private void restore(TierChange change) {
    declined.forget(change.getMemberNumber());
    change.decline(calendar.today());
    members.require(change.getMemberNumber()).restoreTier();
  }

  private TierChange proposal(String processInstanceId) {
    TierChange change = tiers.change(processInstanceId);
    ledger.lock(change.getMemberNumber());
    if (change.getStatus() != TierChangeStatus.PROVISIONAL) {
      throw new IllegalStateException(
          "The tier of upgrade %s has already been decided: %s."
              .formatted(processInstanceId, change.getStatus()));
    }
    return change;
  }
}
