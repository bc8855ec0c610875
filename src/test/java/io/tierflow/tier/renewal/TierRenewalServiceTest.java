package io.tierflow.tier.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.TierTenure;
import io.tierflow.member.agreement.AgreementStart;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierChangeStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a tier whose validity or grace period has ended. */
@CoreTest
class TierRenewalServiceTest {

  private static final LocalDate END = LocalDate.of(2026, 6, 30);
  private static final LocalDate DUE = LocalDate.of(2026, 7, 1);

  private final RenewalProgramme gold =
      new RenewalProgramme().terms("ROLLING_12_MONTHS", "12_MONTHS", 0).holdsUntil(END.toString());

  @Test
  void aTierIsDueFromTheDayAfterItsLast() {
    assertThat(gold.renewals.isDue(RenewalProgramme.MEMBER, END)).isFalse();
    assertThat(gold.renewals.isDue(RenewalProgramme.MEMBER, DUE)).isTrue();
    assertThat(gold.renewals.isDue(RenewalProgramme.MEMBER, DUE.plusYears(1))).isTrue();
    assertThat(gold.figures(END)).isEmpty();
  }

  @Test
  void nobodyIsDueWhoLeftIsUnderReviewOrHasTheLowestTier() {
    gold.member().proposeTier(Tier.valueOf("VIP"));
    assertThat(gold.figures(DUE)).isEmpty();
    gold.member().confirmTier(Tier.valueOf("REGULAR"), END, gold.tenure());
    assertThat(gold.figures(DUE)).isEmpty();
    gold.member().confirmTier(Tier.valueOf("GOLD"), END, gold.tenure());
    assertThat(gold.figures(DUE)).isPresent();
    gold.programme.close(RenewalProgramme.MEMBER);
    assertThat(gold.figures(DUE)).isEmpty();
  }

  @Test
  void whoStillEarnsTheTierKeepsItForAnotherValidity() {
    gold.earns(300, END.minusMonths(2));

    String renewal = gold.renew(DUE);

    assertThat(gold.tenure())
        .isEqualTo(
            TierTenure.UNLIMITED.valid(
                DUE, LocalDate.of(2027, 6, 30), "ROLLING_12_MONTHS/12_MONTHS/0"));
    TierChange change = gold.lastChange();
    assertThat(change.getKind()).isEqualTo(TierChangeKind.RENEWAL);
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.CONFIRMED);
    assertThat(change.getFromTier()).isEqualTo(change.getToTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(change.getDecidedOn()).isEqualTo(DUE);
    assertThat(change.getValidUntil()).isEqualTo("2027-06-30");
    assertThat(change.getChangeId()).isEqualTo(renewal);
    assertThat(change.getProcessInstanceId()).isEqualTo(renewal);
    assertThat(change.getRow().table()).isEqualTo("tier-retention");
    assertThat(change.getReason()).isEqualTo("Row of tier-retention");
    assertThat(change.getRow().inputs())
        .containsEntry("earnedTier", "GOLD")
        .containsEntry("tierBelow", "SILVER")
        .containsEntry("qualifyingPoints", 300L)
        .containsEntry("daysInGrace", 0L);
  }

  @Test
  void daysWithoutRunsChangeNoValidity() {
    gold.earns(300, END.minusMonths(2));

    gold.renewAll(DUE.plusDays(40));

    assertThat(gold.tenure().validUntil()).isEqualTo("2027-06-30");
  }

  @Test
  void aValidityThatIsOverItselfIsFollowedByTheNextAtOnce() {
    gold.terms("ROLLING_12_MONTHS", "1_MONTHS", 0).earns(300, END.minusMonths(2));

    gold.renewAll(LocalDate.of(2026, 9, 15));

    assertThat(gold.tenure().validUntil()).isEqualTo("2026-09-30");
    assertThat(gold.changes()).hasSize(3);
  }

  @Test
  void theRollingPeriodEndsWithTheValidity() {
    gold.earns(300, DUE);
    assertThat(gold.figures(DUE).orElseThrow().figures().qualifyingPoints()).isZero();

    assertThat(gold.figures(DUE).orElseThrow().earnedTier()).isEqualTo(Tier.valueOf("REGULAR"));
  }

  @Test
  void whoFallsShortOfACalendarYearGetsTheNextLowerTierUntilTheEndOfTheNext() {
    gold.terms("CALENDAR_YEAR", "END_OF_NEXT_PERIOD", 0)
        .holdsUntil("2025-12-31")
        .earns(299, LocalDate.of(2026, 2, 1));

    gold.renew(LocalDate.of(2026, 1, 3));

    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(gold.member().getTierSince()).isEqualTo("2026-01-03");
    assertThat(gold.tenure().validUntil()).isEqualTo("2026-12-31");
    assertThat(gold.tenure().dueOn()).isEqualTo("2027-01-01");
    assertThat(gold.tenure().loweredOn()).isEqualTo("2026-01-03");
    assertThat(gold.lastChange().getKind()).isEqualTo(TierChangeKind.LOWERING);
    assertThat(gold.lastChange().getToTier()).isEqualTo(Tier.valueOf("SILVER"));
  }

  @Test
  void aLowerTierOfMonthsIsReckonedFromItsDay() {
    gold.lowerTo("REGULAR");

    gold.renew(DUE.plusDays(2));

    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(gold.tenure().validUntil()).isEqualTo("2027-07-02");
  }

  @Test
  void aTierThatIsNotLowerIsRefused() {
    for (String tier : List.of("GOLD", "VIP")) {
      gold.lowerTo(tier);

      assertThatThrownBy(() -> gold.decide(DUE))
          .isInstanceOf(PolicyException.class)
          .hasMessageContaining(
              "output toTier is '%s'; accepted: a tier below GOLD".formatted(tier));
    }
  }

  @Test
  void aGrantedTierEndsOnItsDayWhateverTheTermsSay() {
    gold.terms("ROLLING_12_MONTHS", "UNLIMITED", 0).earns(300, END.minusMonths(2));

    gold.renew(DUE);

    assertThat(gold.tenure().validUntil()).isNull();
    assertThat(gold.tenure().dueOn()).isNull();
  }

  @Test
  void ofTwoPeriodsTheOneThatEarnsTheHigherTierCounts() {
    gold.terms("CALENDAR_QUARTER", "12_MONTHS", 0)
        .holdsUntil("2026-08-15")
        .earns(300, LocalDate.of(2026, 8, 1));
    assertThat(gold.figures(LocalDate.of(2026, 8, 16)).orElseThrow().earnedTier())
        .isEqualTo(Tier.valueOf("GOLD"));

    gold.earns(1_000, LocalDate.of(2026, 6, 1));

    assertThat(gold.figures(LocalDate.of(2026, 8, 16)).orElseThrow().earnedTier())
        .isEqualTo(Tier.valueOf("VIP"));
  }

  @Test
  void theEndedPeriodIsThatOfTheAgreementThatCountsNow() {
    gold.holdsUntil("2026-12-31").earns(300, LocalDate.of(2026, 2, 1));
    gold.programme
        .tables()
        .deploy(
            "tier-terms",
            inputs ->
                Map.of(
                    "label",
                    inputs.get("tier"),
                    "qualificationPeriod",
                    inputs.get("agreement") == null ? "CALENDAR_QUARTER" : "CALENDAR_YEAR",
                    "validity",
                    "12_MONTHS"));
    LocalDate newYear = LocalDate.of(2027, 1, 1);
    assertThat(gold.figures(newYear).orElseThrow().figures().qualifyingPoints()).isZero();
    gold.programme
        .the(MemberAgreementService.class)
        .begin(List.of(new AgreementStart(RenewalProgramme.MEMBER, "YEARLY", newYear)));

    RetentionFigures ended = gold.figures(newYear).orElseThrow();

    assertThat(ended.figures().qualifyingPoints()).isEqualTo(300);
    assertThat(ended.earnedTier()).isEqualTo(Tier.valueOf("GOLD"));
  }

  @Test
  void aReviewedLoweringWaitsWhileTheTierStays() {
    gold.programme.tables().deploy("upgrade-review", inputs -> Map.of("reviewRequired", true));

    gold.renew(DUE);

    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(gold.tenure().validUntil()).isEqualTo(END);
    assertThat(gold.tenure().dueOn()).isNull();
    assertThat(gold.figures(DUE.plusDays(1))).isEmpty();
    assertThat(gold.lastChange().getStatus()).isEqualTo(TierChangeStatus.PROVISIONAL);
    assertThat(gold.lastChange().getReview().reason()).isEqualTo("Row of upgrade-review");
  }
}
