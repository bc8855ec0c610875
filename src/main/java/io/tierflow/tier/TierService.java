package io.tierflow.tier;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Enrolment;
import io.tierflow.member.EnrolmentListener;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.points.PointsEarningService;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
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
  private final PointsEarningService points;
  private final ProgrammeCalendar calendar;
  private final DeclinedTiers declined;
  private final TierFiguresService figures;
  private final TierHistory history;
  private final TierEligibility eligibility;
  private final TierTenures tenures;
  private final VocabularySource vocabulary;

  TierService(
      TierChangeRepository changes,
      MemberService members,
      PointsEarningService points,
      ProgrammeCalendar calendar,
      DeclinedTiers declined,
      TierFiguresService figures,
      TierHistory history,
      TierEligibility eligibility,
      TierTenures tenures,
      VocabularySource vocabulary) {
    this.changes = changes;
    this.members = members;
    this.points = points;
    this.calendar = calendar;
    this.declined = declined;
    this.figures = figures;
    this.history = history;
    this.eligibility = eligibility;
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
    figures.readPeriodsAhead(memberNumbers, asOf);
    history.readAhead(memberNumbers, asOf);
  }

  /**
   * Decides what an upgrade does with the tier that the figures earn. Nothing changes while a
   * review is open. Where the member qualifies in fixed periods, the one before counts too as long
   * as its transactions may still earn, and the higher tier is proposed. A tier that needs a review
   * is not proposed again for a while after it was declined; until then the member may rise to the
   * highest tier that needs none.
   *
   * @param memberNumber the member
   * @param current the figures up to that day
   * @param decided what {@code tier-eligibility} decided on them
   * @param asOf day of the upgrade
   * @param reviewAllowed whether a tier that needs a review may be proposed at all
   * @return the tier to have, and whether a loyalty manager reviews it
   */
  public TierProposal determineTierEligibility(
      String memberNumber,
      TierFigures current,
      Decision decided,
      LocalDate asOf,
      boolean reviewAllowed) {
    return eligibility.propose(
        members.require(memberNumber), current, decided, asOf, reviewAllowed);
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
    return eligibility.propose(members.require(memberNumber), asOf, reviewAllowed);
  }

  /**
   * Raises a tier: provisionally where it is reviewed, else for good.
   *
   * @param upgrade which instance raises whom to what, and why
   */
  public void updateLoyaltyTier(TierUpgrade upgrade) {
    Member member = members.require(upgrade.memberNumber());
    TierGround ground = upgrade.ground();
    TierChange change = new TierChange(upgrade, member.getConfirmedTier(), calendar.now());
    if (ground.review() == null) {
      TierTenure tenure = tenures.of(member, upgrade.targetTier(), ground.earnedOn());
      change.confirm(upgrade.holdsFrom(), tenure.validUntil());
      member.confirmTier(upgrade.targetTier(), upgrade.holdsFrom(), tenure);
    } else {
      change.awaitReview(ground.review().reason());
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
    return eligibility.lookAgain(
        members.require(memberNumber),
        change.getProposedOn(),
        points.earnedIn(memberNumber, change.getProcessInstanceId()));
  }

  /**
   * Whether the figures of this moment still earn the tier under review.
   *
   * @param change the change under review
   * @param now what {@link #lookAgain} decided
   * @return false if refunds have taken the ground away
   */
  public boolean isStillEarned(TierChange change, Decision now) {
    return !vocabulary.ladder().isAbove(change.getToTier(), eligibility.tierOf(now));
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
   * A member's tier changes as the member sees them: a lowering only once it has come about.
   *
   * @param memberNumber whose
   * @param page which page
   * @return changes, newest first
   */
  @Transactional(readOnly = true)
  public Page<TierChange> changesShownToMember(String memberNumber, Pageable page) {
    return changes.shownToMember(memberNumber, page);
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

  /** What {@code upgrade-review} says of a change, on the figures up to a day. */
  Decision review(String memberNumber, TierChangeKind change, Tier target, LocalDate asOf) {
    return eligibility.review(figures.figures(members.require(memberNumber), asOf), change, target);
  }
}
