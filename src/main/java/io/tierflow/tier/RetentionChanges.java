package io.tierflow.tier;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what renewals do with tiers, on the member and as a {@link TierChange}. The change of a
 * renewal has the id of its process instance.
 */
@Service
@Transactional
public class RetentionChanges {

  private final TierChangeRepository changes;
  private final ProgrammeCalendar calendar;

  RetentionChanges(TierChangeRepository changes, ProgrammeCalendar calendar) {
    this.changes = changes;
    this.calendar = calendar;
  }

  /**
   * Keeps a tier for another validity.
   *
   * @param retention what was decided
   * @param tenure how long it holds now
   */
  public void renew(Retention retention, TierTenure tenure) {
    TierChange change =
        change(TierChangeKind.RENEWAL, retention, retention.member().getConfirmedTier());
    change.confirm(retention.asOf(), tenure.validUntil());
    retention.member().holdTier(tenure);
    changes.save(change);
  }

  /**
   * Keeps a tier for a grace period.
   *
   * @param retention what was decided
   * @param tenure the tenure with its grace period
   */
  public void grantGrace(Retention retention, TierTenure tenure) {
    TierChange change =
        change(TierChangeKind.GRACE, retention, retention.member().getConfirmedTier());
    change.confirm(retention.asOf(), tenure.graceUntil());
    retention.member().holdTier(tenure);
    changes.save(change);
  }

  /**
   * Lowers a tier.
   *
   * @param retention what was decided
   * @param tier the lower tier
   * @param tenure how long that holds
   */
  public void lower(Retention retention, Tier tier, TierTenure tenure) {
    TierChange change = change(TierChangeKind.LOWERING, retention, tier);
    change.confirm(retention.asOf(), tenure.validUntil());
    retention.member().confirmTier(tier, retention.asOf(), tenure);
    changes.save(change);
  }

  /**
   * Proposes to lower a tier, which stays until people have decided.
   *
   * @param retention what was decided
   * @param tier the lower tier
   * @param why why somebody reviews it
   * @return the change
   */
  public TierChange propose(Retention retention, Tier tier, String why) {
    TierChange change = change(TierChangeKind.LOWERING, retention, tier);
    change.awaitReview(why);
    Member member = retention.member();
    member.holdTier(member.getTenure().dueOn(null));
    return changes.save(change);
  }

  /**
   * Keeps what the review of a lowering said.
   *
   * @param change the lowering
   * @param outcome APPROVED to lower, DECLINED to keep
   * @param keepUntil until when the tier is kept, or null
   * @param reviewer who completed the review
   * @param remark the reason, or null
   */
  public void review(
      TierChange change,
      ReviewOutcome outcome,
      LocalDate keepUntil,
      String reviewer,
      String remark) {
    change.review(outcome, reviewer, remark);
    change.keepUntil(keepUntil);
  }

  /**
   * Lowers a tier as it was proposed.
   *
   * @param change the lowering
   * @param member whose
   * @param on the day
   * @param tenure how long the lower tier holds
   */
  public void lowerReviewed(TierChange change, Member member, LocalDate on, TierTenure tenure) {
    if (change.getReview().outcome() != ReviewOutcome.APPROVED) {
      change.reviewedByNobody(null);
    }
    change.confirm(on, tenure.validUntil());
    member.confirmTier(change.getToTier(), on, tenure);
  }

  /**
   * Keeps a tier that would have been lowered, until the day that the review named.
   *
   * @param change the lowering
   * @param member whose
   * @param on the day
   */
  public void keepByException(TierChange change, Member member, LocalDate on) {
    change.keepByException(on);
    member.holdTier(member.getTenure().valid(on, change.getValidUntil(), TierTenure.BY_STAFF));
  }

  /**
   * Ends a lowering that is not carried out.
   *
   * @param change the lowering
   * @param on the day
   * @param why the reason
   */
  public void withdraw(TierChange change, LocalDate on, String why) {
    change.reviewedByNobody(why);
    change.keepUntil(null);
    change.decline(on);
  }

  /**
   * Gives a tier another last day, since its terms have changed.
   *
   * @param member whose
   * @param tenure how long it holds now
   * @param on the day
   * @param terms what the table {@code tier-terms} says
   */
  public void changeTerms(Member member, TierTenure tenure, LocalDate on, Decision terms) {
    TierChange change =
        new TierChange(
            TierChangeKind.TERMS,
            "terms:" + UUID.randomUUID(),
            member,
            member.getConfirmedTier(),
            on,
            terms,
            calendar.now());
    change.confirm(on, tenure.validUntil());
    member.holdTier(tenure);
    changes.save(change);
  }

  /**
   * What the renewals of some days did.
   *
   * @param days the days
   * @return the counts by day; none for a day without renewals
   */
  @Transactional(readOnly = true)
  public Map<LocalDate, RenewalCounts> counts(Collection<LocalDate> days) {
    Map<LocalDate, RenewalCounts> counts = new HashMap<>();
    if (!days.isEmpty()) {
      changes
          .renewalsOf(days)
          .forEach(
              of ->
                  counts.merge(
                      of.day(),
                      RenewalCounts.NONE.plus(of.kind(), of.changes()),
                      (known, more) -> known.plus(of.kind(), of.changes())));
    }
    return counts;
  }

  private TierChange change(TierChangeKind kind, Retention retention, Tier toTier) {
    return new TierChange(
            kind,
            retention.processInstanceId(),
            retention.member(),
            toTier,
            retention.asOf(),
            retention.decision(),
            calendar.now())
        .madeBy(retention.processInstanceId());
  }
}
