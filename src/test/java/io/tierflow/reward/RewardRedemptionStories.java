package io.tierflow.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.common.ConflictRetry;
import io.tierflow.member.MemberService;
import io.tierflow.points.PointsService;
import io.tierflow.privacy.MemberExportService;
import io.tierflow.reward.catalog.RewardAvailability;
import io.tierflow.reward.catalog.RewardKind;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.deployment.AddedRows;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.ConflictException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Members choose rewards of a deployed catalogue, one after the other and many at once. */
abstract class RewardRedemptionStories {

  private static final Map<String, Object> SENT =
      Map.of("dispatchOutcome", "DISPATCHED", "carrier", "Post", "trackingNumber", "T-1");
  private static final Map<String, Object> BROKEN =
      Map.of("dispatchOutcome", "NOT_POSSIBLE", "notPossibleReason", "Broken in the store.");

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private RewardRedemptionService rewards;
  @Autowired private RedemptionReversalService reversals;
  @Autowired private RedemptionService redemptions;
  @Autowired private PointsService points;
  @Autowired private MemberService members;
  @Autowired private MemberExportService exports;
  @Autowired private RepositoryService models;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  /** Counters outlive a story, so each has codes of its own. */
  private final String story = UUID.randomUUID().toString().substring(0, 8);

  private final String coffee = "COFFEE-" + story;
  private final String bag = "BAG-" + story;
  private final String redemption = "red-" + story;
  private DeployedTables tables;
  private String member;

  @BeforeEach
  void offerRewards() {
    clock.set("2026-10-31T18:00:00Z");
    tables = new DeployedTables(models);
    offer("3", "");
    member = memberWith(1_000);
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    tables.withdraw();
    assertThat(programme.proof().mismatches()).isZero();
  }

  @Test
  void aVoucherIsIssuedOnceAndConfirmed() {
    RedeemedPoints first = rewards.redeem(member, redemption, coffee);
    RedeemedPoints again = rewards.redeem(member, redemption, coffee);

    assertThat(again).isEqualTo(first);
    assertThat(first.kind()).isEqualTo(RewardKind.VOUCHER);
    assertThat(first.amount()).isEqualByComparingTo("4.00");
    assertThat(first.expiresOn()).isEqualTo("2027-01-29");
    assertThat(first.voucherCode()).hasSizeGreaterThan(15);
    assertThat(programme.balance(member)).isEqualTo(850);
    assertThat(texts("select concat(origin, ' ', state, ' ', reason) from voucher"))
        .containsExactly("POINTS ISSUED Coffee for two, for 150 points.");
    assertThat(
            texts("select reason from ledger_entry where entry_type = 'SPEND' and member_number"))
        .containsExactly("Spent on Coffee for two.");
    assertThat(texts("select parameters from message"))
        .singleElement()
        .asString()
        .contains("\"title\":\"Coffee for two\"", "\"points\":\"150\"", "\"balance\":\"850\"")
        .doesNotContain(first.voucherCode());
    assertThatThrownBy(() -> rewards.redeem(member, redemption, bag))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("different content");
    assertThatThrownBy(() -> redemptions.redeemPoints(member, redemption, 150))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> rewards.redeem(memberWith(500), redemption, coffee))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aVoucherOfThePointsValueIsConfirmedOnceToo() {
    redemptions.redeemPoints(member, redemption, 150);
    redemptions.redeemPoints(member, redemption, 150);

    assertThat(texts("select concat(kind, ' ', parameters) from message"))
        .singleElement()
        .asString()
        .startsWith("REWARD_REDEEMED ")
        .contains("\"points\":\"150\"", "\"balance\":\"850\"", "\"voucherAmount\":")
        .doesNotContain("title");
  }

  @Test
  void whoCanNotHaveARewardIsToldWhy() {
    assertRefused(memberWith(149), coffee, RewardAvailability.SOON);
    assertRefused(member, "NOTHING", RewardAvailability.HIGHER_TIER);
    assertRefused(member, "GOLDEN-" + story, RewardAvailability.HIGHER_TIER);
    IntStream.range(0, 3).forEach(n -> rewards.redeem(member, redemption + n, coffee));
    assertRefused(member, coffee, RewardAvailability.LIMIT_REACHED);
    assertThat(programme.balance(member)).isEqualTo(550);
  }

  @Test
  void theLimitOfAMemberHoldsWhenFiftyCallsComeAtOnce() throws Exception {
    int refused =
        allAtOnce(
            IntStream.range(0, 50)
                .<Callable<?>>mapToObj(n -> () -> redeem(member, redemption + "-" + n))
                .toList());

    assertThat(refused).isEqualTo(47);
    assertThat(programme.balance(member)).isEqualTo(1_000 - 3 * 150);
    assertThat(texts("select state from voucher")).containsExactly("ISSUED", "ISSUED", "ISSUED");
  }

  @Test
  void theLimitOfTheProgrammeHoldsWhenTwoHundredMembersComeAtOnce() throws Exception {
    rewards.redeem(member, redemption, coffee);
    offer("3", "38");
    List<String> many = IntStream.range(0, 200).mapToObj(n -> memberWith(150)).toList();

    int refused =
        allAtOnce(
            many.stream().<Callable<?>>map(one -> () -> redeem(one, redemption + one)).toList());

    assertThat(refused).as("one was redeemed before there was a limit").isEqualTo(200 - 37);
    assertThat(counted("select redeemed from reward_counter where reward = ?", coffee))
        .isEqualTo(38);
    assertThat(counted("select count(*) from points_redemption where reward = ?", coffee))
        .isEqualTo(38);
    assertThat(many.stream().mapToLong(programme::balance).sum()).isEqualTo(163 * 150);
  }

  @Test
  void aReversedRedemptionMakesRoomAgain() {
    offer("1", "1");
    rewards.redeem(member, redemption, coffee);
    String other = memberWith(150);
    assertRefused(other, coffee, RewardAvailability.SOLD_OUT);

    reversals.reverse(member, redemption, "By mistake.", "ada");
    reversals.reverse(member, redemption, "By mistake.", "ada");

    assertThat(programme.balance(member)).isEqualTo(1_000);
    assertThat(texts("select state from voucher")).containsExactly("CANCELLED");
    rewards.redeem(other, "other-" + redemption, coffee);
    assertRefused(member, coffee, RewardAvailability.SOLD_OUT);
  }

  @Test
  void aGiftGoesThroughTheWarehouse() {
    RedeemedPoints chosen = rewards.redeem(member, redemption, bag);

    assertThat(chosen.kind()).isEqualTo(RewardKind.GIFT);
    assertThat(chosen.gift()).isEqualTo(GiftState.PENDING);
    assertThat(chosen.voucherId()).isNull();
    Task task = openTask();
    assertThat(tasks.getVariable(task.getId(), "giftItem")).isEqualTo("Canvas tote bag");
    programme.pack(task.getProcessInstanceId(), SENT);

    assertThat(texts("select concat(state, ' ', item, ' ', cost) from gift_dispatch"))
        .containsExactly("DISPATCHED Canvas tote bag 2.20");
    assertThat(programme.balance(member)).isEqualTo(750);
    assertThat(running()).isZero();
    assertThat(rewards.redeem(member, redemption, bag).trackingNumber()).isEqualTo("T-1");
    assertThatThrownBy(() -> reversals.reverse(member, redemption, "Why not.", "ada"))
        .hasMessageContaining("gift can't be reversed");
    assertThat(exports.export(member).toString()).contains(bag, "Canvas tote bag", redemption);
  }

  @Test
  void aGiftThatCanNotBeSentGivesThePointsBackIntoTheirLots() {
    offer("1", "1");
    rewards.redeem(member, redemption, bag);
    assertRefused(member, bag, RewardAvailability.SOLD_OUT);

    programme.pack(openTask().getProcessInstanceId(), BROKEN);

    assertThat(programme.balance(member)).isEqualTo(1_000);
    assertThat(counted("select sum(remaining) from points_lot where member_number = ?", member))
        .isEqualTo(1_000);
    assertThat(texts("select state from gift_dispatch")).containsExactly("RETURNED");
    assertThat(texts("select kind from message"))
        .containsExactlyInAnyOrder("REWARD_REDEEMED", "REWARD_RETURNED");
    assertThat(running()).isZero();
    rewards.redeem(member, "again-" + redemption, bag);
    assertThat(openTask().getProcessInstanceId()).isNotBlank();
  }

  @Test
  void aCancelledInstanceGivesThePointsBackWithAnyOfCockpitsBoxes() {
    for (boolean skipListeners : List.of(false, true)) {
      rewards.redeem(member, redemption + skipListeners, bag);
      runtime.deleteProcessInstance(
          openTask().getProcessInstanceId(), "deleted", skipListeners, true, true, false);

      assertThat(programme.balance(member)).isEqualTo(1_000);
    }
    assertThat(texts("select state from gift_dispatch")).containsExactly("CANCELLED", "CANCELLED");
  }

  @Test
  void startedByHandItSendsNothing() {
    rewards.redeem(member, redemption, bag);
    rewards.redeem(member, "voucher-" + redemption, coffee);

    for (String id : List.of(redemption, "voucher-" + redemption, "nothing")) {
      runtime
          .createProcessInstanceByKey("reward-redemption")
          .businessKey(member)
          .setVariable("redemptionId", id)
          .execute();
    }

    assertThat(running()).isEqualTo(1);
    assertThat(texts("select state from gift_dispatch")).containsExactly("PENDING");
  }

  @Test
  void withTheMembershipTheGiftEnds() {
    rewards.redeem(member, redemption, bag);

    assertThat(members.endMembership(member).ended())
        .contains("The gift Canvas tote bag was cancelled, and its points came back.");

    assertThat(running()).isZero();
    assertThat(texts("select state from gift_dispatch")).containsExactly("CANCELLED");
    assertThatThrownBy(() -> rewards.redeem(member, "late-" + redemption, coffee))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("has ended");
  }

  private void assertRefused(String who, String reward, RewardAvailability why) {
    assertThatThrownBy(() -> rewards.redeem(who, "refused-" + UUID.randomUUID(), reward))
        .isInstanceOfSatisfying(
            RewardRefusedException.class,
            refusal -> assertThat(refusal.availability()).isEqualTo(why));
  }

  private RedeemedPoints redeem(String who, String id) {
    return ConflictRetry.executeUnique(() -> rewards.redeem(who, id, coffee));
  }

  private void offer(String memberLimit, String programmeLimit) {
    Map<String, String> limits =
        Map.of("memberLimit", memberLimit, "programmeLimit", programmeLimit);
    tables.deploy(
        new AddedRows("reward-catalog")
            .row("coffee", "For everyone.", row(limits, voucher(coffee)))
            .row("bag", "For everyone.", row(limits, gift(bag)))
            .row(
                "golden",
                "For VIPs.",
                row(limits, gift("GOLDEN-" + story), Map.of("currentTier", "\"VIP\""))));
  }

  private static Map<String, String> voucher(String code) {
    return Map.of(
        "reward", "\"%s\"".formatted(code),
        "title", "\"Coffee for two\"",
        "kind", "\"VOUCHER\"",
        "points", "150",
        "value", "4.00",
        "validityDays", "90");
  }

  private static Map<String, String> gift(String code) {
    return Map.of(
        "reward", "\"%s\"".formatted(code),
        "title", "\"Canvas tote bag\"",
        "kind", "\"GIFT\"",
        "points", "250",
        "value", "5.00",
        "cost", "2.20");
  }

  @SafeVarargs
  private static Map<String, String> row(Map<String, String>... parts) {
    Map<String, String> row = new HashMap<>();
    for (Map<String, String> part : parts) {
      row.putAll(part);
    }
    return row;
  }

  private String memberWith(long available) {
    String number = programme.enrol();
    points.adjust(
        number, new PointsService.Adjustment("adj-" + number, available, "A test."), "ada");
    return number;
  }

  private Task openTask() {
    return tasks.createTaskQuery().processInstanceBusinessKey(member).singleResult();
  }

  private long running() {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(member, "reward-redemption")
        .count();
  }

  private List<String> texts(String select) {
    String query = select.endsWith("member_number") ? select : select + " where member_number";
    return programme.texts(query + " = ?", member);
  }

  private long counted(String query, Object... parameters) {
    return programme.number(query, parameters);
  }

  /** How many of the tasks were refused; anything else than a refusal is thrown. */
  private static int allAtOnce(List<Callable<?>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> results = new ArrayList<>();
    try {
      calls.forEach(call -> results.add(threads.submit(() -> isRefused(call))));
      int refused = 0;
      for (Future<Boolean> result : results) {
        refused += result.get() ? 1 : 0;
      }
      return refused;
    } finally {
      threads.shutdown();
    }
  }

  private static boolean isRefused(Callable<?> call) throws Exception {
    try {
      call.call();
      return false;
    } catch (RewardRefusedException refused) {
      return true;
    }
  }
}
