package io.tierflow.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Member;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year that is over may still earn a tier, while its transactions come in. */
@CoreTest
class ClosedPeriodTest {

  private static final LocalDate JANUARY = LocalDate.of(2027, 1, 12);
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

  private final CoreProgramme programme = new CoreProgramme();
  private final TierService tiers = programme.the(TierService.class);
  private final TierReviewService reviews = programme.the(TierReviewService.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

  @BeforeEach
  void qualifyInCalendarYears() {
    programme
        .tables()
        .deploy(
            "tier-terms",
            inputs ->
                Map.of(
                    "label",
                    "Any",
                    "qualificationPeriod",
                    "CALENDAR_YEAR",
                    "validity",
                    "END_OF_NEXT_PERIOD"));
    programme.clock().set("2027-01-12T12:00:00Z");
  }

  @Test
  void whatComesInLateRaisesForTheYearThatIsOver() {
    buys("T-1", "3000.00", "2026-12-30");
    member.upgrades("run-1", JANUARY);

    TierProposal proposal = tiers.determineTierEligibility("M-1", JANUARY, true);

    assertThat(proposal.targetTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(proposal.ground().earnedOn()).isEqualTo(LAST_DAY);
    assertThat(proposal.ground().eligibility().inputs())
        .containsEntry("qualifyingPoints", 300L)
        .containsEntry("asOf", LAST_DAY);
    raise("run-1", proposal);
    assertThat(member().getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(member().getTierSince()).isEqualTo(JANUARY);
    assertThat(member().getTenure().validUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
    TierChange change = tiers.change("run-1");
    assertThat(change.getEarnedOn()).isEqualTo(LAST_DAY);
    assertThat(change.getDecidedOn()).isEqualTo(JANUARY);
    assertThat(change.getRow().inputs()).containsEntry("qualifyingPoints", 300L);
  }

  @Test
  void ofEqualTiersThePresentYearsCounts() {
    buys("T-1", "3500.00", "2026-12-30");
    buys("T-2", "3000.00", "2027-01-05");
    member.upgrades("run-1", JANUARY);

    TierProposal proposal = tiers.determineTierEligibility("M-1", JANUARY, true);
    raise("run-1", proposal);

    assertThat(proposal.ground().earnedOn()).isEqualTo(JANUARY);
    assertThat(proposal.ground().eligibility().inputs()).containsEntry("qualifyingPoints", 300L);
    assertThat(member().getTenure().validUntil()).isEqualTo(LocalDate.of(2028, 12, 31));
  }

  @Test
  void twoYearsAreNeverAddedUp() {
    buys("T-1", "900.00", "2026-12-30");
    buys("T-2", "900.00", "2027-01-05");
    member.upgrades("run-1", JANUARY);

    assertThat(tiers.determineTierEligibility("M-1", JANUARY, true).higher()).isFalse();
  }

  @Test
  void onceReachBackHasPassedTheYearIsClosedForGood() {
    buys("T-1", "3000.00", "2026-12-30");
    member.upgrades("run-1", JANUARY);
    LocalDate end = LocalDate.of(2027, 1, 1).plusDays(90);

    assertThat(tiers.determineTierEligibility("M-1", end.minusDays(1), true).higher()).isTrue();
    assertThat(tiers.determineTierEligibility("M-1", end, true).higher()).isFalse();
  }

  @Test
  void anApprovedTierOfTheYearThatIsOverHoldsAsLongAsOneThatNobodyReviews() {
    buys("T-1", "10000.00", "2026-12-30");
    member.upgrades("run-1", JANUARY);

    TierProposal proposal = tiers.determineTierEligibility("M-1", JANUARY, true);
    raise("run-1", proposal);
    assertThat(proposal.ground().review().inputs())
        .containsEntry("targetTier", "VIP")
        .containsEntry("qualifyingPoints", 1_000L);
    programme.clock().set("2027-02-01T12:00:00Z");
    reviews.recordReview("run-1", ReviewOutcome.APPROVED, "ann", "Fine.");
    reviews.confirmLoyaltyTier("run-1");

    assertThat(member().getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(member().getTierSince()).isEqualTo(LocalDate.of(2027, 2, 1));
    assertThat(member().getTenure().validUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
  }

  @Test
  void whatIsUnderReviewStandsOnTheYearThatEarnedIt() {
    buys("T-1", "10000.00", "2026-12-30");
    buys("T-2", "100.00", "2027-01-05");
    member.upgrades("run-1", JANUARY);
    raise("run-1", tiers.determineTierEligibility("M-1", JANUARY, true));
    TierChange change = tiers.change("run-1");
    Decision now = tiers.lookAgain(change);
    assertThat(now.inputs()).containsEntry("pointsEarned", 1_010L);
    assertThat(tiers.isStillEarned(change, now)).isTrue();

    member.refunds("R-1", "T-1", "0.01");

    Decision afterwards = tiers.lookAgain(change);
    assertThat(tiers.isStillEarned(change, afterwards)).isFalse();
    assertThat(afterwards.inputs()).containsEntry("qualifyingPoints", 999L);
  }

  @Test
  void whereTheHigherOneMayNotBeProposedThePresentYearIsTheGroundIfItEarnsTheSame() {
    buys("T-1", "10000.00", "2026-12-30");
    buys("T-2", "3000.00", "2027-01-05");
    member.upgrades("run-1", JANUARY);

    TierProposal proposal = tiers.determineTierEligibility("M-1", JANUARY, false);

    assertThat(proposal.targetTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(proposal.ground().earnedOn()).isEqualTo(JANUARY);
    assertThat(proposal.ground().review()).isNull();
  }

  private void raise(String run, TierProposal proposal) {
    tiers.updateLoyaltyTier(
        new TierUpgrade(run, "M-1", proposal.targetTier(), JANUARY, JANUARY, proposal.ground()));
  }

  private void buys(String id, String amount, String day) {
    member.does(Kinds.PURCHASE, id, amount, Instant.parse(day + "T12:00:00Z"));
  }

  private Member member() {
    return programme.store().find(Member.class, "M-1");
  }
}
