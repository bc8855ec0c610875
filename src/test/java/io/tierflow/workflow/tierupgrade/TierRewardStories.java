package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Tier;
import io.tierflow.reward.VoucherService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The reward of a tier is given once in twelve months, however often a member falls and rises:
 * counted from the day of the upgrade that gave it, even when only the archive tells of it. What a
 * review declined or a cancelled upgrade took back was not given.
 */
abstract class TierRewardStories {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private MemberService members;
  @Autowired private VoucherService vouchers;
  @Autowired private RuntimeService runtime;
  @Autowired private TransactionTemplate transaction;

  @Test
  void whoRisesAgainWithinTwelveMonthsGetsNoSecondReward() {
    String member = risenOn(MARCH);
    assertThat(given(member)).containsExactly("ISSUED 10.00");

    lower(member);
    String again = upgrade(member, LocalDate.of(2026, 4, 1));

    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(given(member)).containsExactly("ISSUED 10.00");
    assertThat(programme.status(again).upgrade().getNotes())
        .containsExactly(
            "The reward of SILVER was given on 2026-03-01; it is given once in twelve months.");
    assertThat(programme.status(again).upgrade().getDecisions())
        .noneMatch(decision -> decision.table().equals("reward-selection"));
  }

  @Test
  void aRewardThatOnlyTheArchiveTellsOfCountsUntilTwelveMonthsAreOver() {
    String member = risenOn(MARCH);
    LocalDate lastDay = LocalDate.of(2027, 2, 28);
    clock.set(lastDay + "T18:00:00Z");
    programme.purchase(member, "1000.00", LocalDate.of(2027, 2, 1));
    transaction.executeWithoutResult(status -> vouchers.removeExpiredVouchers(lastDay));
    assertThat(given(member)).isEmpty();

    lower(member);
    String within = upgrade(member, lastDay);
    assertThat(programme.status(within).upgrade().getNotes()).hasSize(1);
    assertThat(given(member)).isEmpty();

    lower(member);
    String after = upgrade(member, lastDay.plusDays(1));
    assertThat(programme.status(after).upgrade().getNotes()).isEmpty();
    assertThat(given(member)).containsExactly("ISSUED 10.00");
  }

  @Test
  void anotherTierHasItsOwnReward() {
    String member = risenOn(MARCH);
    clock.set("2026-04-02T18:00:00Z");
    programme.purchase(member, "2000.00", LocalDate.of(2026, 4, 1));

    upgrade(member, LocalDate.of(2026, 4, 2));

    assertThat(given(member)).containsExactlyInAnyOrder("ISSUED 10.00", "ISSUED 25.00");
  }

  @Test
  void whatWasDeclinedOrCancelledWasNotGiven() {
    clock.set("2026-03-01T18:00:00Z");
    String member = programme.enrol();
    programme.purchase(member, "12000.00", MARCH.minusDays(3));
    String declined = programme.upgrade(member, MARCH);
    programme.review(declined, "DECLINED", "Not yet.");
    assertThat(states(declined)).containsExactly("CANCELLED");

    String cancelled = upgrade(member, LocalDate.of(2026, 7, 1));
    assertThat(states(cancelled)).containsExactly("HELD");
    runtime.deleteProcessInstance(cancelled, "by mistake");
    assertThat(states(cancelled)).containsExactly("CANCELLED");

    String again = upgrade(member, LocalDate.of(2026, 11, 1));
    assertThat(states(again)).containsExactly("HELD");
    assertThat(programme.number("select count(*) from gift_dispatch where gift_id = ?", again))
        .isEqualTo(1);
  }

  private String risenOn(LocalDate day) {
    clock.set(day + "T18:00:00Z");
    String member = programme.enrol();
    programme.purchase(member, "1500.00", day.minusDays(3));
    programme.upgrade(member, day);
    return member;
  }

  private String upgrade(String member, LocalDate day) {
    clock.set(day + "T18:00:00Z");
    return programme.upgrade(member, day);
  }

  private void lower(String member) {
    transaction.executeWithoutResult(
        status ->
            members
                .require(member)
                .confirmTier(Tier.valueOf("REGULAR"), MARCH, TierTenure.UNLIMITED));
  }

  private List<String> given(String member) {
    return programme.texts(
        "select concat_ws(' ', state, amount) from voucher where member_number = ?", member);
  }

  private List<String> states(String instance) {
    return programme.texts("select state from voucher where process_instance_id = ?", instance);
  }
}
