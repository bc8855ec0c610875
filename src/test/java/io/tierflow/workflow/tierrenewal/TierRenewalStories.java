package io.tierflow.workflow.tierrenewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.TierTenure;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.deployment.TableFile;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatus;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatusService;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an owner's tables do with tiers whose validity ends, on the released models. */
abstract class TierRenewalStories extends RenewalDays {

  @Autowired TierUpgradeStatusService statuses;

  @Test
  void aTravellerQualifiesIsRenewedFallsShortAndMakesUpForItInGrace() {
    terms("CALENDAR_YEAR", "END_OF_NEXT_PERIOD", 60);
    deploy(withGraceForGold());
    clock.set("2030-03-31T18:00:00Z");
    String member = programme.enrol();
    buys(member, "3000.00", "2030-03-20");
    assertThat(member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(tenure(member).validUntil()).isEqualTo("2031-12-31");
    buys(member, "2000.00", "2031-05-10");

    day("2031-12-31");
    assertThat(changes(member)).isEmpty();
    day("2032-01-01");
    buys(member, "1000.00", "2032-06-10");
    day("2033-01-01");
    day("2033-01-02");
    buys(member, "400.00", "2033-02-10");
    day("2033-02-10");
    assertThat(tenure(member).graceUntil()).isEqualTo("2033-03-01");
    day("2033-02-11");

    assertThat(changes(member))
        .containsExactly(
            "RENEWAL GOLD-GOLD CONFIRMED 2032-12-31",
            "GRACE GOLD-GOLD CONFIRMED 2033-03-01",
            "RENEWAL GOLD-GOLD CONFIRMED 2033-12-31");
    assertThat(tenure(member))
        .isEqualTo(
            TierTenure.UNLIMITED.valid(
                LocalDate.parse("2032-12-31"), LocalDate.parse("2033-12-31"), YEARLY));
    assertThat(messages(member))
        .as("TIER_GRACE tells how long the grace period is, so nothing else does on that day")
        .containsExactly("TIER_RENEWED", "TIER_GRACE", "TIER_RENEWED");
    assertThat(
            programme.texts(
                "select parameters from message where member_number = ? and kind = 'TIER_GRACE'",
                member))
        .containsExactly("{\"graceUntil\":\"2033-03-01\",\"pointsToGo\":\"50\",\"tier\":\"GOLD\"}");
  }

  @Test
  void whoFallsShortLandsSoftlyAndIsTold() {
    String member = holds("GOLD", "2034-06-30", TierTenure.BY_STAFF);

    day("2034-07-01");

    assertThat(member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(member(member).getTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(tenure(member).loweredOn()).isEqualTo("2034-07-01");
    assertThat(changes(member)).containsExactly("LOWERING GOLD-SILVER CONFIRMED none");
    assertThat(messages(member)).containsExactly("TIER_LOWERED");
    String renewal =
        programme
            .texts(
                "select change_id from tier_change where member_number = ? and kind = 'LOWERING'",
                member)
            .get(0);
    TierUpgradeStatus recorded = statuses.find(renewal, TierRenewalFlow.PROCESS).orElseThrow();
    assertThat(recorded.upgrade().getSteps())
        .containsExactly(
            "RetrieveCustomerProfile",
            "GetFiguresOfEndedPeriod",
            "DetermineTierRetention",
            "LowerLoyaltyTier",
            "SendTierRenewalNotification",
            "TierRenewalDone");
    assertThat(recorded.upgrade().getOutcomes()).containsExactly("Tier renewal done");
    assertThat(recorded.upgrade().getDecisions())
        .extracting(Decision::table)
        .containsExactly("tier-eligibility", "tier-retention", "upgrade-review");
    assertThat(recorded.upgrade().getDecisions().get(1).reason())
        .isEqualTo("A soft landing: one tier down.");
    assertThat(recorded.upgrade().getDecisions().get(1).inputs())
        .containsEntry("asOf", "2034-07-01")
        .containsEntry("tierBelow", "SILVER");
  }

  @Test
  void aTableMayResetToTheTierThatIsEarned() {
    deploy(
        TableFile.of("tier-retention")
            .cell("soft-landing", "toTier", "earnedTier")
            .annotation("soft-landing", "Reset to the earned tier."));
    String member = holds("GOLD", "2034-08-30", TierTenure.BY_STAFF);

    day("2034-08-31");

    assertThat(changes(member)).containsExactly("LOWERING GOLD-REGULAR CONFIRMED none");
  }

  @Test
  void afterALongTimeWithoutRunsAllThatIsOverIsMadeUpForAtOnce() {
    terms("CALENDAR_QUARTER", "END_OF_NEXT_PERIOD", 30);
    deploy(withGraceForGold());
    String member = holds("GOLD", "2044-03-31", "CALENDAR_QUARTER/END_OF_NEXT_PERIOD/30");
    buys(member, "1500.00", "2044-05-10");

    day("2044-07-29");

    assertThat(changes(member))
        .containsExactlyInAnyOrder(
            "GRACE GOLD-GOLD CONFIRMED 2044-04-30",
            "RENEWAL GOLD-GOLD CONFIRMED 2044-06-30",
            "GRACE GOLD-GOLD CONFIRMED 2044-07-30");
    assertThat(tenure(member).validUntil()).isEqualTo("2044-06-30");
    assertThat(tenure(member).graceUntil()).isEqualTo("2044-07-30");
    assertThat(tenure(member).dueOn()).isEqualTo("2044-07-30");
  }

  @Test
  void nobodyEndsBeforeOneFullValidityUnderChangedTerms() {
    clock.set("2040-01-05T18:00:00Z");
    String member = programme.enrol();
    buys(member, "3000.00", "2040-01-05");
    assertThat(tenure(member))
        .isEqualTo(new TierTenure(null, null, null, "ROLLING_12_MONTHS/UNLIMITED/0", null, null));
    terms("ROLLING_12_MONTHS", "12_MONTHS", 0);

    day("2040-03-11");
    day("2040-03-12");

    assertThat(tenure(member).validUntil()).isEqualTo("2041-03-10");
    assertThat(changes(member)).containsExactly("TERMS GOLD-GOLD CONFIRMED 2041-03-10");
    day("2041-03-10");
    assertThat(member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    day("2041-03-11");
    assertThat(member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
  }

  private void buys(String member, String amount, String day) {
    clock.set(day + "T18:00:00Z");
    programme.purchase(member, amount, LocalDate.parse(day));
    programme.upgrade(member, LocalDate.parse(day));
  }

  /** Gold members get a grace period, in which two thirds of the points suffice. */
  private static TableFile withGraceForGold() {
    return TableFile.of("tier-retention")
        .copyAbove("soft-landing", "made-up-for")
        .cell("made-up-for", "currentTier", "\"GOLD\"")
        .cell("made-up-for", "qualifyingPoints", ">= 200")
        .cell("made-up-for", "daysInGrace", ">= 1")
        .cell("made-up-for", "outcome", "\"KEEP\"")
        .cell("made-up-for", "toTier", "")
        .copyAbove("soft-landing", "grace-for-gold")
        .cell("grace-for-gold", "currentTier", "\"GOLD\"")
        .cell("grace-for-gold", "daysInGrace", "<= 60")
        .cell("grace-for-gold", "outcome", "\"GRACE\"")
        .cell("grace-for-gold", "toTier", "");
  }
}
