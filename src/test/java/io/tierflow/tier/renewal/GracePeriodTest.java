package io.tierflow.tier.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.PolicyException;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.tier.TierChangeKind;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tier that is kept for a while although its member falls short. */
@CoreTest
class GracePeriodTest {

  private static final LocalDate END = LocalDate.of(2026, 6, 30);
  private static final LocalDate DUE = LocalDate.of(2026, 7, 1);

  private final RenewalProgramme gold =
      new RenewalProgramme().terms("ROLLING_12_MONTHS", "12_MONTHS", 30).holdsUntil("2026-06-30");

  @Test
  void aGracePeriodIsGivenOnceAndLookedAtEveryDay() {
    gold.retention("GRACE");

    gold.renew(DUE);
    gold.renew(DUE.plusDays(1));
    gold.lowerTo("SILVER").renew(DUE.plusDays(2));

    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(gold.tenure().validUntil()).isEqualTo(END);
    assertThat(gold.tenure().graceUntil()).isEqualTo("2026-07-30");
    assertThat(gold.tenure().dueOn()).isEqualTo(DUE.plusDays(3));
    assertThat(gold.changes()).hasSize(1);
    assertThat(gold.lastChange().getKind()).isEqualTo(TierChangeKind.GRACE);
    assertThat(gold.lastChange().getValidUntil()).isEqualTo("2026-07-30");
  }

  @Test
  void theFiguresGoOnToTheDayBefore() {
    gold.retention("GRACE").renew(DUE);
    gold.earns(300, LocalDate.of(2026, 7, 10));

    assertThat(gold.figures(LocalDate.of(2026, 7, 10)).orElseThrow().earnedTier())
        .isEqualTo(Tier.valueOf("REGULAR"));
    RetentionFigures next = gold.figures(LocalDate.of(2026, 7, 11)).orElseThrow();
    assertThat(next.earnedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(next.daysInGrace()).isEqualTo(11);
  }

  @Test
  void whoMakesUpForWhatWasMissingIsRenewedFromThatDay() {
    gold.retention("GRACE").renew(DUE);

    gold.retention("KEEP").renew(LocalDate.of(2026, 7, 11));

    assertThat(gold.tenure().graceUntil()).isNull();
    assertThat(gold.tenure().validFrom()).isEqualTo("2026-07-11");
    assertThat(gold.tenure().validUntil()).isEqualTo("2027-07-10");
  }

  @Test
  void aPeriodThatIsMadeUpForStillEndsWithTheNext() {
    gold.terms("CALENDAR_YEAR", "END_OF_NEXT_PERIOD", 60).holdsUntil("2025-12-31");
    gold.retention("GRACE").renew(LocalDate.of(2026, 1, 1));

    gold.retention("KEEP").renew(LocalDate.of(2026, 2, 20));

    assertThat(gold.tenure().validUntil()).isEqualTo("2026-12-31");
  }

  @Test
  void afterTheLastDayTheTierIsKeptOrLowered() {
    gold.retention("GRACE").renew(DUE);
    LocalDate over = LocalDate.of(2026, 7, 31);

    assertThatThrownBy(() -> gold.decide(over))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("accepted: KEEP or LOWER, since the grace period is over");
    assertThat(gold.lowerTo("SILVER").decide(over).toTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(gold.retention("KEEP").decide(over).outcome()).isEqualTo(RetentionOutcome.KEEP);
  }

  @Test
  void aTierWithoutAGracePeriodCanHaveNone() {
    gold.terms("ROLLING_12_MONTHS", "12_MONTHS", 0).retention("GRACE");

    assertThatThrownBy(() -> gold.decide(DUE))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("accepted: KEEP or LOWER, since the tier has no grace period");
  }

  @Test
  void aGracePeriodThatIsOverAlreadyIsFollowedByTheDecisionAtOnce() {
    gold.programme
        .tables()
        .deploy(
            "tier-retention",
            inputs ->
                (Long) inputs.get("daysInGrace") == 0
                    ? Map.of("outcome", "GRACE")
                    : Map.of("outcome", "LOWER", "toTier", inputs.get("tierBelow")));

    gold.renewAll(LocalDate.of(2026, 9, 1));

    assertThat(gold.changes())
        .extracting(change -> change.getKind())
        .containsExactly(TierChangeKind.GRACE, TierChangeKind.LOWERING);
    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(gold.lastChange().getRow().inputs()).containsEntry("daysInGrace", 63L);
  }
}
