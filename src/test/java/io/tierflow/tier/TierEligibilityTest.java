package io.tierflow.tier;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.AccountType;
import io.tierflow.member.Member;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Decision;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.testsupport.core.Rows;
import io.tierflow.transaction.SpendFigures;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageRequest;

/** Which tier an upgrade proposes, and what becomes of it. */
@CoreTest
class TierEligibilityTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final TierService tiers = programme.the(TierService.class);
  private final TierReviewService reviews = programme.the(TierReviewService.class);

  @Test
  void aTierThatNeedsAReviewIsProposedOnlyWhereReviewsAreAllowed() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

    assertThat(proposed(Tier.valueOf("VIP"), TODAY))
        .isEqualTo(TierProposal.rise(Tier.valueOf("VIP"), true));
    assertThat(
            tiers
                .determineTierEligibility(
                    "M-1", figures("REGULAR", 0), earning(Tier.valueOf("VIP")), TODAY, false)
                .on(null))
        .isEqualTo(TierProposal.rise(Tier.valueOf("GOLD"), false));
    assertThat(proposed(Tier.valueOf("REGULAR"), TODAY))
        .isEqualTo(TierProposal.stay(Tier.valueOf("REGULAR")));
  }

  @Test
  void nothingChangesWhileAReviewIsOpen() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    propose("run-1", Tier.valueOf("VIP"));

    assertThat(proposed(Tier.valueOf("GOLD"), TODAY))
        .isEqualTo(TierProposal.stay(Tier.valueOf("REGULAR")));
  }

  @Test
  void aDeclinedTierIsProposedAgainAfterNinetyDays() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    propose("run-1", Tier.valueOf("VIP"));
    reviews.recordReview("run-1", ReviewOutcome.DECLINED, "ann", "Not yet.");
    reviews.restoreLoyaltyTier("run-1");

    assertThat(proposed(Tier.valueOf("VIP"), TODAY))
        .isEqualTo(TierProposal.rise(Tier.valueOf("GOLD"), false));
    assertThat(proposed(Tier.valueOf("VIP"), TODAY.plusDays(89)))
        .isEqualTo(TierProposal.rise(Tier.valueOf("GOLD"), false));
    assertThat(proposed(Tier.valueOf("VIP"), TODAY.plusDays(90)))
        .isEqualTo(TierProposal.rise(Tier.valueOf("VIP"), true));
  }

  @Test
  void whatWasDeclinedIsKnownAheadAndForgottenWhenItChanges() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    propose("run-1", Tier.valueOf("VIP"));
    reviews.restoreLoyaltyTier("run-1");

    OneTransaction.in(
        () -> {
          tiers.readAhead(List.of("M-1", "M-2"), TODAY);
          assertThat(proposed(Tier.valueOf("VIP"), TODAY).targetTier())
              .isEqualTo(Tier.valueOf("GOLD"));
          int queries = programme.store().queries();
          assertThat(proposed(Tier.valueOf("VIP"), TODAY).targetTier())
              .isEqualTo(Tier.valueOf("GOLD"));
          assertThat(programme.store().queries()).isEqualTo(queries);
          assertThat(proposed(Tier.valueOf("VIP"), TODAY.plusDays(90)).targetTier())
              .isEqualTo(Tier.valueOf("VIP"));
          assertThat(programme.store().locked()).contains("M-1", "M-2");
          return null;
        });
    programme.clock().advance(Duration.ofDays(91));
    LocalDate later = TODAY.plusDays(91);
    OneTransaction.in(
        () -> {
          tiers.readAhead(List.of("M-1"), later);
          propose("run-2", Tier.valueOf("VIP"));
          reviews.restoreLoyaltyTier("run-2");
          assertThat(proposed(Tier.valueOf("VIP"), later).targetTier())
              .isEqualTo(Tier.valueOf("GOLD"));
          return null;
        });
  }

  @Test
  void anAnswerThatIsNoTierIsRefused() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    Decision odd = Rows.row("tier-eligibility", Map.of("tier", "PLATINUM"));

    assertThatThrownBy(
            () -> tiers.determineTierEligibility("M-1", figures("REGULAR", 0), odd, TODAY, true))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("REGULAR, SILVER, GOLD or VIP");
  }

  @Test
  void anUpgradeWithNothingToEarnLooksAtWhatQualifies() {
    CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    member.buys("T-1", "1000.00");
    member.upgrades("run-1", TODAY);

    assertThat(tiers.determineTierEligibility("M-1", TODAY, true).on(null))
        .isEqualTo(TierProposal.rise(Tier.valueOf("SILVER"), false));
    assertThat(tiers.determineTierEligibility("M-1", TODAY.minusDays(1), true))
        .isEqualTo(TierProposal.stay(Tier.valueOf("REGULAR")));
  }

  @Test
  void theTablesSeeAllFigures() {
    programme.enrol("M-1", Tier.valueOf("GOLD"), 0, AccountType.CORPORATE, "ACME");
    Member member = programme.store().find(Member.class, "M-1");
    SpendFigures spend = new SpendFigures(new BigDecimal("1.50"), new BigDecimal("20.25"), 3);

    TierFigures figures = TierFigures.of(member, "ACME", 7, -5, spend, TODAY);

    Map<String, Object> inputs = new HashMap<>();
    inputs.put("pointsEarned", 7L);
    inputs.put("qualifyingPoints", 0L);
    inputs.put("monthlySpend", 1.5);
    inputs.put("annualSpend", 20.25);
    inputs.put("annualTransactions", 3L);
    inputs.put("currentTier", "GOLD");
    inputs.put("accountType", "CORPORATE");
    inputs.put("agreement", "ACME");
    inputs.put("asOf", TODAY);
    assertThat(figures.inputs()).isEqualTo(inputs);
    inputs.put("targetTier", "VIP");
    inputs.put("change", "UPGRADE");
    assertThat(figures.inputsFor(TierChangeKind.UPGRADE, "VIP")).isEqualTo(inputs);
  }

  @Test
  void aTierWithoutReviewHoldsAtOnce() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

    tiers.updateLoyaltyTier(upgrade("run-1", Tier.valueOf("SILVER"), null));

    Member member = programme.store().find(Member.class, "M-1");
    assertThat(member.getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(member.getTierSince()).isEqualTo(TODAY.minusDays(1));
    TierChange change = tiers.change("run-1");
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.CONFIRMED);
    assertThat(change.getDecidedOn()).isEqualTo(TODAY.minusDays(1));
    assertThat(change.getFromTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(change.getToTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(change.getProposedOn()).isEqualTo(TODAY);
    assertThat(change.getRecordedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(change.getRow().table()).isEqualTo("tier-eligibility");
    assertThat(change.getRow().version()).isEqualTo(3);
    assertThat(change.getRow().rule()).isEqualTo("row-7");
    assertThat(change.getReason()).isEqualTo("Because.");
    assertThat(change.getRow().inputs()).isEqualTo(Map.of("input", 1));
    assertThat(change.getReview().reason()).isNull();
    assertThat(change.getKind()).isEqualTo(TierChangeKind.UPGRADE);
  }

  @Test
  void aTierUnderReviewIsShownAndNotConfirmed() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

    propose("run-1", Tier.valueOf("VIP"));

    Member member = programme.store().find(Member.class, "M-1");
    assertThat(member.getTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(member.getConfirmedTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(member.isUnderReview()).isTrue();
    TierChange change = tiers.change("run-1");
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.PROVISIONAL);
    assertThat(change.getReview().reason()).isEqualTo("Because.");
    assertThat(change.getDecidedOn()).isNull();
  }

  @Test
  void anApprovedTierHoldsFromTheDayOfItsApproval() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    propose("run-1", Tier.valueOf("VIP"));
    reviews.recordReview("run-1", ReviewOutcome.APPROVED, "ann", "Well earned.");
    programme.clock().advance(Duration.ofDays(3));

    reviews.confirmLoyaltyTier("run-1");

    TierChange change = tiers.change("run-1");
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.CONFIRMED);
    assertThat(change.getDecidedOn()).isEqualTo(TODAY.plusDays(3));
    assertThat(change.getReview().outcome()).isEqualTo(ReviewOutcome.APPROVED);
    assertThat(change.getReview().reviewer()).isEqualTo("ann");
    assertThat(change.getReview().remark()).isEqualTo("Well earned.");
    Member member = programme.store().find(Member.class, "M-1");
    assertThat(member.getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(member.getTierSince()).isEqualTo(TODAY.plusDays(3));
    assertThat(programme.store().locked()).contains("M-1");
    for (Runnable again :
        List.<Runnable>of(
            () -> reviews.confirmLoyaltyTier("run-1"),
            () -> reviews.restoreLoyaltyTier("run-1"),
            () -> reviews.withdrawLoyaltyTier("run-1", "Late."))) {
      assertThatThrownBy(again::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("run-1", "CONFIRMED");
    }
  }

  @Test
  void aDeclinedTierIsTakenBackInTheReviewersName() {
    programme.enrol("M-1", Tier.valueOf("SILVER"), 0);
    propose("run-1", Tier.valueOf("VIP"));
    reviews.recordReview("run-1", ReviewOutcome.DECLINED, "ann", "Not yet.");

    reviews.restoreLoyaltyTier("run-1");

    TierChange change = tiers.change("run-1");
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.DECLINED);
    assertThat(change.getDecidedOn()).isEqualTo(TODAY);
    assertThat(change.getReview().reviewer()).isEqualTo("ann");
    assertThat(change.getReview().remark()).isEqualTo("Not yet.");
    Member member = programme.store().find(Member.class, "M-1");
    assertThat(member.getTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(member.getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
  }

  @Test
  void whereTheReviewSaidOtherwiseNobodyIsNamed() {
    programme.enrol("M-1", Tier.valueOf("SILVER"), 0);
    programme.enrol("M-2", Tier.valueOf("SILVER"), 0);
    propose("run-1", Tier.valueOf("VIP"));
    tiers.updateLoyaltyTier(
        new TierUpgrade(
            "run-2",
            "M-2",
            Tier.valueOf("VIP"),
            TODAY,
            TODAY,
            new TierGround(TODAY, earning(Tier.valueOf("VIP")), earning(Tier.valueOf("VIP")))));
    reviews.recordReview("run-1", ReviewOutcome.DECLINED, "ann", "Not yet.");
    reviews.recordReview("run-2", ReviewOutcome.APPROVED, "ann", "Fine.");

    reviews.confirmLoyaltyTier("run-1");
    reviews.restoreLoyaltyTier("run-2");

    for (String run : List.of("run-1", "run-2")) {
      assertThat(tiers.change(run).getReview().reviewer()).isNull();
      assertThat(tiers.change(run).getReview().remark()).isNull();
    }
  }

  @Test
  void aWithdrawnTierKeepsWhy() {
    programme.enrol("M-1", Tier.valueOf("SILVER"), 0);
    propose("run-1", Tier.valueOf("VIP"));

    reviews.withdrawLoyaltyTier("run-1", "The membership has ended.");

    TierChange change = tiers.change("run-1");
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.DECLINED);
    assertThat(change.getReview().reviewer()).isNull();
    assertThat(change.getReview().remark()).isEqualTo("The membership has ended.");
    assertThat(programme.store().find(Member.class, "M-1").isUnderReview()).isFalse();
  }

  @Test
  void whoApprovesSeesWhetherRefundsHaveTakenTheGroundAway() {
    CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    member.buys("T-1", "10000.00");
    member.upgrades("run-1", TODAY);
    propose("run-1", Tier.valueOf("VIP"));
    TierChange change = tiers.change("run-1");
    Decision now = tiers.lookAgain(change);
    assertThat(now.inputs())
        .containsEntry("pointsEarned", 1_000L)
        .containsEntry("annualSpend", 10_000.0);
    assertThat(tiers.isStillEarned(change, now)).isTrue();

    member.refunds("T-2", "T-1", "0.01");

    assertThat(tiers.isStillEarned(change, tiers.lookAgain(change))).isFalse();
  }

  @Test
  void anUpgradeThatChangedNothingHasNoChange() {
    assertThat(tiers.find("run-9")).isEmpty();
    assertThatThrownBy(() -> tiers.change("run-9"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("run-9");
  }

  @Test
  void theTierAtEnrolmentIsTheFirstChange() {
    programme.enrol("M-1", Tier.valueOf("SILVER"), 0);
    tiers.updateLoyaltyTier(upgrade("run-1", Tier.valueOf("GOLD"), null));

    List<TierChange> changes = tiers.changes("M-1", PageRequest.of(0, 10)).getContent();

    assertThat(changes).hasSize(2);
    TierChange opening = programme.store().find(TierChange.class, "opening:M-1");
    assertThat(opening.getKind()).isEqualTo(TierChangeKind.ENROLMENT);
    assertThat(opening.getToTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(opening.getFromTier()).isNull();
    assertThat(opening.getStatus()).isEqualTo(TierChangeStatus.CONFIRMED);
    assertThat(opening.getReason()).contains("enrolment");
    assertThat(opening.getDecidedOn()).isEqualTo(LocalDate.of(2026, 1, 1));
  }

  @Test
  void theLastUpgradeOfTheYearIsTold() {
    programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    tiers.updateLoyaltyTier(upgrade("run-1", Tier.valueOf("SILVER"), null));
    tiers.updateLoyaltyTier(upgrade("run-2", Tier.valueOf("GOLD"), null));
    LocalDate day = TODAY.minusDays(1);

    assertThat(tiers.lastUpgrades(List.of("M-1"), day))
        .isEqualTo(Map.of("M-1", new LastUpgrade("M-1", "run-2", Tier.valueOf("GOLD"), day)));
    assertThat(tiers.lastUpgrades(List.of("M-1"), day.plusYears(1))).hasSize(1);
    assertThat(tiers.lastUpgrades(List.of("M-1"), day.plusYears(1).plusDays(1))).isEmpty();
    assertThat(tiers.lastUpgrades(List.of("M-1"), day.minusDays(1))).isEmpty();
  }

  private TierProposal proposed(Tier earned, LocalDate asOf) {
    return tiers
        .determineTierEligibility("M-1", figures("REGULAR", 0), earning(earned), asOf, true)
        .on(null);
  }

  private void propose(String run, Tier target) {
    tiers.updateLoyaltyTier(upgrade(run, target, earning(target)));
  }

  private static TierUpgrade upgrade(String run, Tier target, Decision review) {
    return new TierUpgrade(
        run,
        "M-1",
        target,
        TODAY,
        TODAY.minusDays(1),
        new TierGround(TODAY, earning(target), review));
  }

  private static Decision earning(Tier tier) {
    return Rows.row("tier-eligibility", Map.of("tier", tier.code()));
  }

  private static TierFigures figures(String currentTier, long qualifyingPoints) {
    return new TierFigures(
        0,
        qualifyingPoints,
        new SpendFigures(BigDecimal.ZERO, BigDecimal.ZERO, 0),
        currentTier,
        "INDIVIDUAL",
        null,
        TODAY);
  }
}
