package io.tierflow.tier.renewal;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.points.PointsLedger;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.tier.Retention;
import io.tierflow.tier.RetentionChanges;
import io.tierflow.tier.ReviewOutcome;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierChangeStatus;
import io.tierflow.tier.TierService;
import io.tierflow.tier.TierTenures;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of lowerings that a loyalty manager reviews. While a review is open the tier stays,
 * and no renewal looks at it.
 */
@Service
@Transactional
public class LoweringReviewService {

  private static final String CHANGED_MEANWHILE =
      "The member's tier changed while its lowering was under review.";
  private static final String HIGHER_TIER_PROPOSED = "A higher tier of the member is under review.";
  private static final String TIER_GONE = "The programme no longer has the lower tier.";

  private final TierService tiers;
  private final RetentionChanges changes;
  private final TierTenures tenures;
  private final MemberService members;
  private final PointsLedger ledger;
  private final VocabularySource vocabulary;
  private final ProgrammeCalendar calendar;

  LoweringReviewService(
      TierService tiers,
      RetentionChanges changes,
      TierTenures tenures,
      MemberService members,
      PointsLedger ledger,
      VocabularySource vocabulary,
      ProgrammeCalendar calendar) {
    this.tiers = tiers;
    this.changes = changes;
    this.tenures = tenures;
    this.members = members;
    this.ledger = ledger;
    this.vocabulary = vocabulary;
    this.calendar = calendar;
  }

  /**
   * Opens the review of a lowering, once for a renewal.
   *
   * @param processInstanceId the renewal
   * @param memberNumber whose tier
   * @param day day of the renewal
   * @param retention what the table {@code tier-retention} said
   * @param toTier the lower tier
   * @param why why somebody reviews it
   * @return the lowering
   */
  public TierChange open(
      String processInstanceId,
      String memberNumber,
      LocalDate day,
      Decision retention,
      Tier toTier,
      String why) {
    return tiers
        .find(processInstanceId)
        .orElseGet(
            () ->
                changes.propose(
                    new Retention(processInstanceId, members.require(memberNumber), day, retention),
                    toTier,
                    why));
  }

  /**
   * Records what the completed review said. The steps that follow go by this alone.
   *
   * @param processInstanceId the renewal
   * @param keepUntil until when the member keeps the tier; null if it is lowered
   * @param reviewer who completed the review
   * @param remark the reason, or null
   */
  public void record(
      String processInstanceId, LocalDate keepUntil, String reviewer, String remark) {
    changes.review(
        tiers.change(processInstanceId),
        keepUntil == null ? ReviewOutcome.APPROVED : ReviewOutcome.DECLINED,
        keepUntil,
        reviewer,
        remark);
  }

  /**
   * The lowering of a renewal that waits for people or for its next step.
   *
   * @param processInstanceId the renewal
   * @return the lowering; empty if there was none, or it has been decided
   */
  @Transactional(readOnly = true)
  public Optional<TierChange> find(String processInstanceId) {
    return tiers
        .find(processInstanceId)
        .filter(change -> change.getKind() == TierChangeKind.LOWERING)
        .filter(change -> change.getStatus() == TierChangeStatus.PROVISIONAL);
  }

  /**
   * Lowers the tier as it was reviewed, from today on. Nothing is lowered if the tier changed
   * meanwhile; the lowering is then declined with the reason.
   *
   * @param change a lowering that has not been decided
   */
  public void lower(TierChange change) {
    Member member = locked(change);
    Optional<String> obstacle = obstacle(change, member);
    if (obstacle.isPresent()) {
      withdraw(change, member, obstacle.get());
      return;
    }
    LocalDate today = calendar.today();
    changes.lowerReviewed(
        change,
        member,
        today,
        NextValidity.lowered(member, tenures.terms(member, change.getToTier(), today), today));
  }

  /**
   * Keeps the tier until the day that the review named.
   *
   * @param processInstanceId the renewal
   * @throws IllegalStateException if no review has named one
   */
  public void keepByException(String processInstanceId) {
    TierChange change =
        find(processInstanceId)
            .filter(open -> open.getValidUntil() != null)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No review has named a day until which the tier of renewal %s is kept."
                            .formatted(processInstanceId)));
    Member member = locked(change);
    if (isUnchanged(change, member)) {
      changes.keepByException(change, member, calendar.today());
    } else {
      withdraw(change, member, CHANGED_MEANWHILE);
    }
  }

  /**
   * Ends a review on which nobody will decide: the tier is looked at again tomorrow.
   *
   * @param processInstanceId the renewal
   * @param why what is kept as the reason
   * @return the tier that would have been lowered to; empty if nothing was open
   */
  public Optional<Tier> cancel(String processInstanceId, String why) {
    Optional<TierChange> open = find(processInstanceId);
    open.ifPresent(change -> withdraw(change, locked(change), why));
    return open.map(TierChange::getToTier);
  }

  private void withdraw(TierChange change, Member member, String why) {
    changes.withdraw(change, calendar.today(), why);
    if (isUnchanged(change, member)) {
      member.holdTier(member.getTenure().dueOn(calendar.today().plusDays(1)));
    }
  }

  private Member locked(TierChange change) {
    ledger.lock(change.getMemberNumber());
    return members.require(change.getMemberNumber());
  }

  private Optional<String> obstacle(TierChange change, Member member) {
    if (!isUnchanged(change, member)) {
      return Optional.of(CHANGED_MEANWHILE);
    }
    if (member.isUnderReview()) {
      return Optional.of(HIGHER_TIER_PROPOSED);
    }
    return vocabulary.ladder().find(change.getToTier().code()).isEmpty()
        ? Optional.of(TIER_GONE)
        : Optional.empty();
  }

  /**
   * Whoever gives a member another tier, or the same one anew, gives it a day that is due. Once
   * that has come, a review of its own is open, and its last day tells the two apart.
   */
  private static boolean isUnchanged(TierChange change, Member member) {
    TierTenure tenure = member.getTenure();
    return member.getConfirmedTier().equals(change.getFromTier())
        && tenure.dueOn() == null
        && tenure.validUntil() != null
        && tenure.validUntil().isBefore(change.getProposedOn());
  }
}
