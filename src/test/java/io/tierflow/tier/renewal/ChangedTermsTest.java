package io.tierflow.tier.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.TierTenure;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.period.QualificationPeriod;
import io.tierflow.tier.period.TierValidity;
import io.tierflow.tier.period.ValidityTerms;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What changed terms mean for tiers that members have. */
@CoreTest
class ChangedTermsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final LocalDate ENROLLED = LocalDate.of(2020, 2, 29);

  @Property
  void nobodyEndsBeforeOneFullValidityOrTheFormerEnd(
      @ForAll @IntRange(min = 1, max = 48) int months,
      @ForAll @IntRange(min = 0, max = 3_000) int heldFor,
      @ForAll @IntRange(min = -2_000, max = 3_000) int endsIn,
      @ForAll boolean unlimited) {
    ValidityTerms changed = months(months);
    LocalDate from = TODAY.minusDays(heldFor);
    LocalDate before = unlimited ? null : TODAY.plusDays(endsIn);

    LocalDate until = ChangedTerms.lastDay(changed, from, before, TODAY, ENROLLED).orElseThrow();

    LocalDate guaranteed = TODAY.plusMonths(months).minusDays(1);
    LocalDate candidate = from.plusMonths(months).minusDays(1);
    assertThat(until.isBefore(guaranteed))
        .isEqualTo(
            until.equals(before) || isLonger(candidate, before) && candidate.isBefore(guaranteed));
    assertThat(before == null || !until.isBefore(before) || !until.isBefore(guaranteed)).isTrue();
    assertThat(until).isIn(Arrays.asList(candidate, guaranteed, before));
  }

  private static boolean isLonger(LocalDate candidate, LocalDate before) {
    return before != null && !candidate.isBefore(before);
  }

  @Test
  void unlimitedTermsTakeTheEndAway() {
    assertThat(
            ChangedTerms.lastDay(
                ValidityTerms.DEFAULT, TODAY.minusYears(1), TODAY, TODAY, ENROLLED))
        .isEmpty();
  }

  @Test
  void aTierThatHadNoEndGetsOneFullValidityFromTheDayOnWhichTheTermsAreKnown() {
    assertThat(ChangedTerms.lastDay(months(12), TODAY.minusYears(5), null, TODAY, ENROLLED))
        .contains(LocalDate.of(2027, 10, 30));
    assertThat(ChangedTerms.lastDay(months(12), TODAY.plusDays(9), null, TODAY, ENROLLED))
        .contains(LocalDate.of(2027, 11, 8));
  }

  @Test
  void longerTermsCountFromTheBeginningAndShorterOnesKeepWhatWasSaid() {
    LocalDate from = TODAY.minusMonths(11);
    LocalDate before = from.plusMonths(12).minusDays(1);
    assertThat(ChangedTerms.lastDay(months(24), from, before, TODAY, ENROLLED))
        .contains(from.plusMonths(24).minusDays(1));
    assertThat(ChangedTerms.lastDay(months(6), from, before, TODAY, ENROLLED)).contains(before);
    LocalDate far = TODAY.plusYears(3);
    assertThat(ChangedTerms.lastDay(months(6), from, far, TODAY, ENROLLED))
        .contains(LocalDate.of(2027, 4, 29));
  }

  @Test
  void membersOfAPageGetTheirNewEndAsAChangeOfTheTier() {
    RenewalProgramme gold = new RenewalProgramme().terms("CALENDAR_YEAR", "12_MONTHS", 0);
    gold.programme.clock().set(TODAY + "T09:00:00Z");

    assertThat(due(gold, TODAY)).isEmpty();

    assertThat(gold.tenure().validFrom()).isEqualTo("2026-01-01");
    assertThat(gold.tenure().validUntil()).isEqualTo("2027-10-30");
    assertThat(gold.tenure().dueOn()).isEqualTo("2027-10-31");
    assertThat(gold.tenure().terms()).isEqualTo("CALENDAR_YEAR/12_MONTHS/0");
    assertThat(gold.lastChange().getKind()).isEqualTo(TierChangeKind.TERMS);
    assertThat(gold.lastChange().getRow().table()).isEqualTo("tier-terms");
    assertThat(gold.lastChange().getValidUntil()).isEqualTo("2027-10-30");
    due(gold, TODAY.plusDays(1));
    assertThat(gold.changes()).hasSize(1);
  }

  @Test
  void anotherAgreementEndsNoTierBeforeOneFullValidityFromTheDayOnWhichItIsKnown() {
    for (LocalDate day : List.of(TODAY, TODAY.minusDays(3))) {
      RenewalProgramme gold = new RenewalProgramme();
      gold.programme
          .tables()
          .deploy(
              "tier-terms",
              inputs ->
                  Map.of(
                      "label",
                      inputs.get("tier"),
                      "validity",
                      "SHORT".equals(inputs.get("agreement")) ? "6_MONTHS" : "24_MONTHS"));
      gold.member()
          .holdTier(
              TierTenure.UNLIMITED.valid(
                  LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31), months(24).code()));
      gold.programme.clock().set(TODAY + "T09:00:00Z");
      assertThat(due(gold, day)).isEmpty();
      assertThat(gold.changes()).isEmpty();

      gold.agrees("SHORT", LocalDate.of(2026, 2, 1));

      assertThat(due(gold, day)).isEmpty();
      assertThat(gold.tenure().validUntil()).isEqualTo("2027-04-29");
      assertThat(gold.lastChange().getKind()).isEqualTo(TierChangeKind.TERMS);
      assertThat(gold.lastChange().getRow().inputs()).containsEntry("agreement", "SHORT");
    }
  }

  @Test
  void anotherPeriodOrGraceAloneIsNoChangeOfTheTier() {
    RenewalProgramme gold = new RenewalProgramme().terms("CALENDAR_YEAR", "UNLIMITED", 30);

    due(gold, TODAY);

    assertThat(gold.changes()).isEmpty();
    assertThat(gold.tenure().terms()).isEqualTo("CALENDAR_YEAR/UNLIMITED/30");
    assertThat(gold.tenure().validUntil()).isNull();
  }

  @Test
  void whatPeopleSetGraceAndOpenReviewsAreLeftAlone() {
    for (TierTenure tenure :
        List.of(
            TierTenure.UNLIMITED.valid(TODAY, TODAY.plusDays(9), TierTenure.BY_STAFF),
            TierTenure.UNLIMITED
                .valid(TODAY.minusYears(1), TODAY.minusDays(1), "FORMER")
                .inGrace(TODAY.plusDays(9), TODAY.plusDays(1)),
            TierTenure.UNLIMITED
                .valid(TODAY.minusYears(1), TODAY.minusDays(1), "FORMER")
                .dueOn(null))) {
      RenewalProgramme gold = new RenewalProgramme().terms("CALENDAR_YEAR", "24_MONTHS", 0);
      gold.member().holdTier(tenure);

      assertThat(due(gold, TODAY)).isEmpty();

      assertThat(gold.tenure()).isEqualTo(tenure);
      assertThat(gold.changes()).isEmpty();
    }
  }

  @Test
  void theLowestTierHasNoTermsToLookAt() {
    RenewalProgramme gold = new RenewalProgramme().terms("CALENDAR_YEAR", "12_MONTHS", 0);
    gold.member().confirmTier(Tier.valueOf("REGULAR"), TODAY, TierTenure.UNLIMITED);

    due(gold, TODAY);

    assertThat(gold.tenure()).isEqualTo(TierTenure.UNLIMITED);
  }

  @Test
  void aPageIsAskedForWithFewQueries() {
    RenewalProgramme gold = new RenewalProgramme();
    int queries = gold.programme.store().queries();

    due(gold, TODAY);

    assertThat(gold.programme.store().queries() - queries).isLessThanOrEqualTo(2);
  }

  private static List<String> due(RenewalProgramme programme, LocalDate day) {
    DueRenewals due = programme.programme.the(DueRenewals.class);
    return OneTransaction.in(() -> due.of(List.of(RenewalProgramme.MEMBER), day));
  }

  private static ValidityTerms months(int months) {
    return new ValidityTerms(
        QualificationPeriod.ROLLING_12_MONTHS,
        TierValidity.find(months + "_MONTHS").orElseThrow(),
        0);
  }
}
