package io.tierflow.tier;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Enrolment;
import io.tierflow.member.EnrolmentListener;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.PointsEarningService;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.transaction.TransactionHistory;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides on tiers by the deployed tables, and changes them. The flow only ever raises a tier. */
@Service
@Order(2)
@Transactional
public class TierService implements EnrolmentListener {

  /** Key of the table that says which tier the figures earn. */
  public static final String TIER_ELIGIBILITY = "tier-eligibility";

  /** Key of the table that says whether an upgrade is reviewed. */
  public static final String UPGRADE_REVIEW = "upgrade-review";

  private final TierChangeRepository changes;
  private final MemberService members;
  private final MemberAgreementService agreements;
  private final PointsEarningService points;
  private final TransactionHistory transactions;
  private final DecisionTables tables;
  private final ProgrammeCalendar calendar;
  private final DeclinedTiers declined;
  private final TierTenures tenures;
  private final VocabularySource vocabulary;

  TierService(
      TierChangeRepository changes,
      MemberService members,
      MemberAgreementService agreements,
      PointsEarningService points,
      TransactionHistory transactions,
      DecisionTables tables,
      ProgrammeCalendar calendar,
      DeclinedTiers declined,
      TierTenures tenures,
      VocabularySource vocabulary) {
    this.changes = changes;
    this.members = members;
    this.agreements = agreements;
    this.points = points;
    this.transactions = transactions;
    this.tables = tables;
    this.calendar = calendar;
    this.declined = declined;
    this.tenures = tenures;
    this.vocabulary = vocabulary;
  }

  @Override
  public void enrolled(List<Enrolment> enrolments) {
    changes.saveAll(
        enrolments.stream().map(enrolment -> new TierChange(enrolment, calendar.now())).toList());
  }

  /**
   * Reads what upgrades of many members ask for, with a few queries, once their accounts are
   * locked.
   *
   * @param memberNumbers the members
   * @param asOf day of the upgrades
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    points.readAhead(memberNumbers, asOf);
    declined.readAhead(memberNumbers, asOf);
  }

  /**
   * Decides what an upgrade does with the tier that the figures earn. Nothing changes while a
   * review is open. A tier that needs a review is not proposed again for a while after it was
   * declined; until then the member may rise to the highest tier that needs none.
   *
   * @param memberNumber the member
   * @param figures what the tables look at
   * @param eligibility what {@code tier-eligibility} decided on them
   * @param asOf day of the upgrade
   * @param reviewAllowed whether a tier that needs a review may be proposed at all
   * @return the tier to have, and whether a loyalty manager reviews it
   */
  public TierProposal determineTierEligibility(
      String memberNumber,
      TierFigures figures,
      Decision eligibility,
      LocalDate asOf,
      boolean reviewAllowed) {
    Member member = members.require(memberNumber);
    Tier earned = tierOf(eligibility);
    Tier today = member.getConfirmedTier();
    if (member.isUnderReview()) {
      return TierProposal.stay(today);
    }
    return TierProposal.of(
        vocabulary.ladder(),
        today,
        earned,
        target -> isReviewRequired(figures, target),
        target -> reviewAllowed && !declined.contains(memberNumber, target, asOf));
  }

  /**
   * Decides what an upgrade would do with the tier of a member who has nothing to earn.
   *
   * @param memberNumber the member
   * @param asOf day up to which the figures count
   * @param reviewAllowed whether a tier that needs a review may be proposed at all
   * @return the tier to have, and whether a loyalty manager reviews it
   */
  public TierProposal determineTierEligibility(
      String memberNumber, LocalDate asOf, boolean reviewAllowed) {
    TierFigures figures =
        TierFigures.of(
            members.require(memberNumber),
            agreements.counting(memberNumber, asOf).orElse(null),
            0,
            points.qualifyingPoints(memberNumber, asOf),
            transactions.spend(memberNumber, asOf));
    return determineTierEligibility(
        memberNumber,
        figures,
        tables.evaluate(TIER_ELIGIBILITY, figures.inputs()),
        asOf,
        reviewAllowed);
  }

  /**
   * Raises a tier: provisionally where it is reviewed, else for good.
   *
   * @param upgrade which instance raises whom to what, and why
   */
  public void updateLoyaltyTier(TierUpgrade upgrade) {
    Member member = members.require(upgrade.memberNumber());
    TierChange change =
        new TierChange(
            upgrade.processInstanceId(),
            upgrade.memberNumber(),
            member.getConfirmedTier(),
            upgrade.targetTier(),
            upgrade.asOf(),
            upgrade.eligibility(),
            calendar.now());
    if (upgrade.review() == null) {
      TierTenure tenure = tenures.of(member, upgrade.targetTier(), upgrade.holdsFrom());
      change.confirm(upgrade.holdsFrom(), tenure.validUntil());
      member.confirmTier(upgrade.targetTier(), upgrade.holdsFrom(), tenure);
    } else {
      change.awaitReview(upgrade.review().reason());
      member.proposeTier(upgrade.targetTier());
    }
    changes.save(change);
  }

  /**
   * The tier that the figures of this moment earn, for someone who is about to approve.
   *
   * @param change the change under review
   * @return what {@code tier-eligibility} decides now
   */
  @Transactional(readOnly = true)
  public Decision lookAgain(TierChange change) {
    String memberNumber = change.getMemberNumber();
    LocalDate asOf = change.getProposedOn();
    TierFigures figures =
        TierFigures.of(
            members.require(memberNumber),
            agreements.counting(memberNumber, asOf).orElse(null),
            points.earnedIn(memberNumber, change.getProcessInstanceId()),
            points.qualifyingPoints(memberNumber, asOf),
            transactions.spend(memberNumber, asOf));
    return tables.evaluate(TIER_ELIGIBILITY, figures.inputs());
  }

  /**
   * Whether the figures of this moment still earn the tier under review.
   *
   * @param change the change under review
   * @param now what {@link #lookAgain} decided
   * @return false if refunds have taken the ground away
   */
  public boolean isStillEarned(TierChange change, Decision now) {
    return !vocabulary.ladder().isAbove(change.getToTier(), tierOf(now));
  }

  /**
   * The tier change of an upgrade, if it changed a tier.
   *
   * @param processInstanceId the upgrade
   * @return its tier change
   */
  @Transactional(readOnly = true)
  public Optional<TierChange> find(String processInstanceId) {
    return changes.findById(processInstanceId);
  }

  /**
   * The tier change of an upgrade.
   *
   * @param processInstanceId the upgrade
   * @return its tier change
   * @throws NotFoundException if it changed no tier
   */
  @Transactional(readOnly = true)
  public TierChange change(String processInstanceId) {
    return find(processInstanceId)
        .orElseThrow(
            () ->
                new NotFoundException("Upgrade %s changed no tier.".formatted(processInstanceId)));
  }

  /**
   * A member's tier changes.
   *
   * @param memberNumber whose
   * @param page which page
   * @return changes, newest first
   */
  @Transactional(readOnly = true)
  public Page<TierChange> changes(String memberNumber, Pageable page) {
    return changes.newestFirst(memberNumber, page);
  }

  /**
   * The last confirmed upgrades of several members within a year.
   *
   * @param memberNumbers whose
   * @param asOf the last day, inclusive
   * @return the upgrades by member number; none for a member without
   */
  @Transactional(readOnly = true)
  public Map<String, LastUpgrade> lastUpgrades(Collection<String> memberNumbers, LocalDate asOf) {
    return changes.confirmedUpgrades(memberNumbers, asOf.minusYears(1), asOf).stream()
        .collect(
            Collectors.toMap(
                LastUpgrade::memberNumber, Function.identity(), (earlier, later) -> later));
  }

  private boolean isReviewRequired(TierFigures figures, Tier target) {
    return tables
        .evaluate(UPGRADE_REVIEW, figures.inputsFor(TierChangeKind.UPGRADE, target.code()))
        .yes("reviewRequired");
  }

  private Tier tierOf(Decision eligibility) {
    return eligibility
        .text("tier")
        .flatMap(vocabulary.ladder()::find)
        .orElseThrow(() -> eligibility.unusable("tier", vocabulary.ladder().toString()));
  }
}
