package io.tierflow.tier.renewal;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.VocabularySource;
import io.tierflow.tier.Retention;
import io.tierflow.tier.RetentionChanges;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierFigures;
import io.tierflow.tier.TierFiguresService;
import io.tierflow.tier.TierService;
import io.tierflow.tier.TierTenures;
import io.tierflow.tier.period.ValidityTerms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Renews or lowers the tiers of members whose validity or grace period has ended. */
@Service
@Transactional
public class TierRenewalService {

  /** Key of the table that says what becomes of a tier whose validity ends. */
  public static final String TIER_RETENTION = "tier-retention";

  private final MemberService members;
  private final TierTenures tenures;
  private final TierFiguresService figures;
  private final RetentionChanges changes;
  private final DecisionTables tables;
  private final VocabularySource vocabulary;

  TierRenewalService(
      MemberService members,
      TierTenures tenures,
      TierFiguresService figures,
      RetentionChanges changes,
      DecisionTables tables,
      VocabularySource vocabulary) {
    this.members = members;
    this.tenures = tenures;
    this.figures = figures;
    this.changes = changes;
    this.tables = tables;
    this.vocabulary = vocabulary;
  }

  /**
   * Reads what renewals of a page of members ask for, with few queries.
   *
   * @param memberNumbers the members; their accounts are locked
   * @param day day of the renewals
   */
  public void readAhead(List<String> memberNumbers, LocalDate day) {
    members.readAhead(memberNumbers);
    memberNumbers.stream()
        .collect(Collectors.groupingBy(number -> lastDay(members.require(number), day)))
        .forEach((last, together) -> figures.readAhead(together, last));
  }

  private static LocalDate lastDay(Member member, LocalDate day) {
    TierTenure tenure = member.getTenure();
    return tenure.validUntil() == null || tenure.graceUntil() != null
        ? day.minusDays(1)
        : tenure.validUntil();
  }

  /**
   * Whether a member's tier is due for a renewal.
   *
   * @param memberNumber the member
   * @param day day of the renewal
   * @return true for an active member above the lowest tier whose day has come, and of whom no
   *     change waits for people
   */
  @Transactional(readOnly = true)
  public boolean isDue(String memberNumber, LocalDate day) {
    return isDue(members.require(memberNumber), day);
  }

  /**
   * How long a member's tier holds as things stand, to see whether a renewal has changed anything.
   *
   * @param memberNumber the member
   * @return the tenure
   */
  @Transactional(readOnly = true)
  public TierTenure tenure(String memberNumber) {
    return members.require(memberNumber).getTenure();
  }

  private boolean isDue(Member member, LocalDate day) {
    LocalDate due = member.getTenure().dueOn();
    return member.isActive()
        && !member.isUnderReview()
        && ladder().isAbove(member.getConfirmedTier(), ladder().lowest())
        && due != null
        && !due.isAfter(day);
  }

  /**
   * The figures of the period that has ended. Of two periods the one that earns the higher tier
   * counts.
   *
   * @param memberNumber a member whose account is locked
   * @param day day of the renewal
   * @return the figures; empty if the tier is not due, or not any more
   */
  public Optional<RetentionFigures> figuresOfEndedPeriod(String memberNumber, LocalDate day) {
    Member member = members.require(memberNumber);
    if (!isDue(member, day)) {
      return Optional.empty();
    }
    ValidityTerms terms = tenures.terms(member, member.getConfirmedTier(), day);
    return EndedPeriod.of(terms.period(), member.getTenure(), member.getEnrolledOn(), day).stream()
        .map(days -> figures(member, figures.figures(member, days, terms.period()), day))
        .max(Comparator.comparing(RetentionFigures::earnedTier, ladder()));
  }

  private RetentionFigures figures(Member member, TierFigures ofDays, LocalDate day) {
    Decision eligibility = tables.evaluate(TierService.TIER_ELIGIBILITY, ofDays.inputs());
    Tier earned =
        eligibility
            .text("tier")
            .flatMap(ladder()::find)
            .orElseThrow(() -> eligibility.unusable("tier", ladder().toString()));
    return new RetentionFigures(
        ofDays, earned, tierBelow(member.getConfirmedTier()), daysInGrace(member, day));
  }

  private Tier tierBelow(Tier tier) {
    List<Tier> tiers = ladder().tiers();
    return tiers.get(tiers.indexOf(tier) - 1);
  }

  private static long daysInGrace(Member member, LocalDate day) {
    TierTenure tenure = member.getTenure();
    return tenure.graceUntil() == null ? 0 : ChronoUnit.DAYS.between(tenure.validUntil(), day);
  }

  /**
   * What the table's answer means for a member. A grace period is given once; until it is over,
   * only KEEP ends it.
   *
   * @param memberNumber a member who is due
   * @param day day of the renewal
   * @param figures what the table looked at
   * @param retention what the table said
   * @return what to do
   * @throws io.tierflow.policy.PolicyException if the answer can't be carried out
   */
  public RetentionDecision decide(
      String memberNumber, LocalDate day, TierFigures figures, Decision retention) {
    Member member = members.require(memberNumber);
    RetentionOutcome outcome =
        retention.text("outcome").map(RetentionOutcome::valueOf).orElseThrow();
    if (outcome == RetentionOutcome.KEEP || isGraceGoingOn(member, day)) {
      return RetentionDecision.of(
          outcome == RetentionOutcome.KEEP ? outcome : RetentionOutcome.GRACE);
    }
    if (outcome == RetentionOutcome.GRACE) {
      requireGrace(member, day, retention);
      return RetentionDecision.of(outcome);
    }
    Tier toTier =
        retention
            .text("toTier")
            .flatMap(ladder()::find)
            .filter(tier -> ladder().isAbove(member.getConfirmedTier(), tier))
            .orElseThrow(
                () -> retention.unusable("toTier", "a tier below " + member.getConfirmedTier()));
    Decision review =
        tables.evaluate(
            TierService.UPGRADE_REVIEW, figures.inputsFor(TierChangeKind.LOWERING, toTier.code()));
    return new RetentionDecision(outcome, toTier, review.yes("reviewRequired") ? review : null);
  }

  private static boolean isGraceGoingOn(Member member, LocalDate day) {
    LocalDate until = member.getTenure().graceUntil();
    return until != null && !day.isAfter(until);
  }

  private void requireGrace(Member member, LocalDate day, Decision retention) {
    if (member.getTenure().graceUntil() != null) {
      throw retention.unusable("outcome", "KEEP or LOWER, since the grace period is over");
    }
    if (tenures.terms(member, member.getConfirmedTier(), day).graceDays() == 0) {
      throw retention.unusable("outcome", "KEEP or LOWER, since the tier has no grace period");
    }
  }

  /**
   * Keeps the tier for another validity.
   *
   * @param processInstanceId the renewal
   * @param memberNumber a member who is due
   * @param day day of the renewal
   * @param retention what the table said
   */
  public void renewLoyaltyTier(
      String processInstanceId, String memberNumber, LocalDate day, Decision retention) {
    Member member = members.require(memberNumber);
    ValidityTerms terms = tenures.terms(member, member.getConfirmedTier(), day);
    changes.renew(
        new Retention(processInstanceId, member, day, retention),
        NextValidity.kept(member, terms, day));
  }

  /**
   * Keeps the tier for its grace period, in which it is looked at every day; leaves one that goes
   * on as it is. One that is already over, since no run came earlier, is looked at again at once.
   *
   * @param processInstanceId the renewal
   * @param memberNumber a member who is due
   * @param day day of the renewal
   * @param retention what the table said
   */
  public void grantGracePeriod(
      String processInstanceId, String memberNumber, LocalDate day, Decision retention) {
    Member member = members.require(memberNumber);
    TierTenure tenure = member.getTenure();
    if (tenure.graceUntil() != null) {
      member.holdTier(tenure.dueOn(day.plusDays(1)));
      return;
    }
    ValidityTerms terms = tenures.terms(member, member.getConfirmedTier(), day);
    LocalDate until = tenure.validUntil().plusDays(terms.graceDays());
    changes.grantGrace(
        new Retention(processInstanceId, member, day, retention),
        tenure.inGrace(until, day.isAfter(until) ? day : day.plusDays(1)));
  }

  /**
   * Lowers the tier.
   *
   * @param processInstanceId the renewal
   * @param memberNumber a member who is due
   * @param day day of the renewal
   * @param retention what the table said
   * @param toTier the lower tier
   */
  public void lowerLoyaltyTier(
      String processInstanceId,
      String memberNumber,
      LocalDate day,
      Decision retention,
      Tier toTier) {
    Member member = members.require(memberNumber);
    changes.lower(
        new Retention(processInstanceId, member, day, retention),
        toTier,
        NextValidity.lowered(member, tenures.terms(member, toTier, day), day));
  }

  private TierLadder ladder() {
    return vocabulary.ladder();
  }
}
