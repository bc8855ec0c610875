package io.tierflow.reward;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.AccountType;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.domain.PageRequest;

/** What an upgrade brings, from the table's row to the voucher in hand. */
@CoreTest
class RewardServiceTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final RewardService rewards = programme.the(RewardService.class);

  @Test
  void aConfirmedTierBringsAVoucherForAllItsDaysFromToday() {
    Voucher voucher =
        rewards.createRewardVoucher(upgrade(Tier.valueOf("SILVER"), false)).voucher().get();

    assertThat(voucher.getState()).isEqualTo(VoucherState.ISSUED);
    assertThat(voucher.getIssuedOn()).isEqualTo(TODAY);
    assertThat(voucher.getExpiresOn()).isEqualTo(TODAY.plusDays(90));
    assertThat(voucher.getAmount()).isEqualByComparingTo("10");
    assertThat(voucher.getOrigin()).isEqualTo(VoucherOrigin.TIER_UPGRADE);
    assertThat(voucher.getMemberNumber()).isEqualTo("M-1");
    assertThat(voucher.getProcessInstanceId()).isEqualTo("run-1");
    assertThat(voucher.getTableVersion()).isEqualTo(1);
    assertThat(voucher.getRuleId()).isEqualTo("reward-selection-row");
    assertThat(voucher.getReason()).isEqualTo("Row of reward-selection");
    assertThat(voucher.getCreatedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(programme.store().all(Voucher.class)).containsExactly(voucher);
    assertThat(programme.store().all(GiftDispatch.class)).isEmpty();
  }

  @Test
  void theTableSeesTierAndAccount() {
    List<Map<String, Object>> asked = new ArrayList<>();
    programme
        .tables()
        .deploy(
            "reward-selection",
            inputs -> {
              asked.add(inputs);
              return Map.of();
            });

    Reward reward =
        rewards.createRewardVoucher(
            new RewardedUpgrade(
                "run-1", "M-1", Tier.valueOf("GOLD"), AccountType.CORPORATE, TODAY, false));

    assertThat(reward).isEqualTo(new Reward(Optional.empty(), Optional.empty()));
    assertThat(asked).containsExactly(Map.of("targetTier", "GOLD", "accountType", "CORPORATE"));
  }

  @Test
  void aProvisionalTierHoldsItsRewardUntilItIsConfirmed() {
    Reward reward = rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), true));
    Voucher voucher = reward.voucher().get();
    GiftDispatch gift = reward.gift().get();
    assertThat(voucher.getState()).isEqualTo(VoucherState.HELD);
    assertThat(voucher.isHeld()).isTrue();
    assertThat(voucher.getExpiresOn()).isNull();
    assertThat(voucher.isExpired(TODAY.plusYears(9))).isFalse();
    assertThat(gift.getState()).isEqualTo(GiftState.HELD);
    programme.clock().advance(Duration.ofDays(7));

    rewards.issueHeldReward("run-1");

    assertThat(voucher.getState()).isEqualTo(VoucherState.ISSUED);
    assertThat(voucher.isHeld()).isFalse();
    assertThat(voucher.getExpiresOn()).isEqualTo(TODAY.plusDays(97));
    assertThat(gift.getState()).isEqualTo(GiftState.PENDING);

    programme.clock().advance(Duration.ofDays(1));
    rewards.issueHeldReward("run-1");
    assertThat(voucher.getExpiresOn()).isEqualTo(TODAY.plusDays(97));
  }

  @Test
  void aGiftKeepsWhatTheTableSaysOfIt() {
    GiftDispatch gift =
        rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), false)).gift().get();

    assertThat(gift.getState()).isEqualTo(GiftState.PENDING);
    assertThat(gift.getGiftId()).isEqualTo("run-1");
    assertThat(gift.getMemberNumber()).isEqualTo("M-1");
    assertThat(gift.getItem()).isEqualTo("Hamper");
    assertThat(gift.getCost()).isEqualByComparingTo("30");
    assertThat(gift.getSubstituteVoucherValue()).isEqualByComparingTo("35");
    assertThat(gift.getValidityDays()).isEqualTo(90);
    assertThat(gift.getTableVersion()).isEqualTo(1);
    assertThat(gift.getRuleId()).isEqualTo("reward-selection-row");
    assertThat(gift.getCreatedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(rewards.gift("run-1")).isSameAs(gift);
    assertThat(rewards.gifts("M-1", PageRequest.of(0, 5))).containsExactly(gift);
  }

  @Test
  void aGiftMayCostNothingAndABlankOneIsNone() {
    programme
        .tables()
        .deploy("reward-selection", inputs -> Map.of("gift", "Card", "validityDays", 1));
    GiftDispatch card =
        rewards.createRewardVoucher(upgrade(Tier.valueOf("GOLD"), false)).gift().get();
    assertThat(card.getCost()).isZero();
    assertThat(card.getSubstituteVoucherValue()).isNull();

    programme.tables().deploy("reward-selection", inputs -> Map.of("gift", " ", "validityDays", 1));
    assertThat(
            rewards
                .createRewardVoucher(
                    new RewardedUpgrade(
                        "run-2", "M-1", Tier.valueOf("GOLD"), AccountType.INDIVIDUAL, TODAY, false))
                .gift())
        .isEmpty();
  }

  @Test
  void whatADeclinedTierStillHoldsIsCancelled() {
    Reward reward = rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), true));

    assertThat(rewards.cancelRewardVoucher("run-1", "Declined.")).contains("Hamper");

    assertThat(reward.voucher().get().getState()).isEqualTo(VoucherState.CANCELLED);
    assertThat(reward.gift().get().getState()).isEqualTo(GiftState.CANCELLED);
    assertThat(reward.gift().get().getReason()).isEqualTo("Declined.");
    assertThat(rewards.cancelRewardVoucher("run-1", "Again.")).isEmpty();
    assertThat(reward.gift().get().getReason()).isEqualTo("Declined.");
    rewards.issueHeldReward("run-1");
    assertThat(reward.voucher().get().getState()).isEqualTo(VoucherState.CANCELLED);
    assertThat(reward.gift().get().getState()).isEqualTo(GiftState.CANCELLED);
  }

  @Test
  void whatTheMemberHasStays() {
    Reward reward = rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), false));

    assertThat(rewards.cancelRewardVoucher("run-1", null)).contains("Hamper");

    assertThat(reward.voucher().get().getState()).isEqualTo(VoucherState.ISSUED);
    assertThat(reward.gift().get().getState()).isEqualTo(GiftState.CANCELLED);
  }

  @Test
  void aGiftThatHasLeftIsNotCancelled() {
    GiftDispatch gift =
        rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), false)).gift().get();

    rewards.dispatchGift("run-1", "Post", "RR123", "wim");

    assertThat(gift.getState()).isEqualTo(GiftState.DISPATCHED);
    assertThat(gift.getCarrier()).isEqualTo("Post");
    assertThat(gift.getTrackingNumber()).isEqualTo("RR123");
    assertThat(gift.getDecidedOn()).isEqualTo(TODAY);
    assertThat(gift.getDecidedBy()).isEqualTo("wim");
    assertThat(rewards.cancelRewardVoucher("run-1", "Late.")).isEmpty();
    assertThat(gift.getState()).isEqualTo(GiftState.DISPATCHED);
    assertThatThrownBy(() -> rewards.createSubstituteVoucher("run-1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("run-1", "DISPATCHED");
  }

  @Test
  void aGiftThatCanNotBeSentBringsOneVoucherInItsPlace() {
    GiftDispatch gift =
        rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), false)).gift().get();
    programme.clock().advance(Duration.ofDays(2));

    rewards.giveUpGift("run-1", "Broken.", "wim");
    Voucher substitute = rewards.createSubstituteVoucher("run-1").get();

    assertThat(gift.getState()).isEqualTo(GiftState.SUBSTITUTED);
    assertThat(gift.getReason()).isEqualTo("Broken.");
    assertThat(gift.getDecidedOn()).isEqualTo(TODAY.plusDays(2));
    assertThat(gift.getDecidedBy()).isEqualTo("wim");
    assertThat(substitute.getOrigin()).isEqualTo(VoucherOrigin.GIFT_SUBSTITUTE);
    assertThat(substitute.getAmount()).isEqualByComparingTo("35");
    assertThat(substitute.getState()).isEqualTo(VoucherState.ISSUED);
    assertThat(substitute.getExpiresOn()).isEqualTo(TODAY.plusDays(92));
    assertThat(substitute.getMemberNumber()).isEqualTo("M-1");
    assertThat(substitute.getProcessInstanceId()).isEqualTo("run-1");
    assertThat(substitute.getTableVersion()).isEqualTo(1);
    assertThat(substitute.getRuleId()).isEqualTo("reward-selection-row");
    assertThat(substitute.getReason()).contains("gift that could not be dispatched");
    assertThat(rewards.createSubstituteVoucher("run-1")).containsSame(substitute);
    assertThat(programme.store().all(Voucher.class)).hasSize(2);
  }

  @Test
  void aGiftWithoutSubstituteBringsNone() {
    programme
        .tables()
        .deploy("reward-selection", inputs -> Map.of("gift", "Card", "validityDays", 1));
    rewards.createRewardVoucher(upgrade(Tier.valueOf("GOLD"), false));

    rewards.giveUpGift("run-1", "Lost.", "wim");

    assertThat(rewards.createSubstituteVoucher("run-1")).isEmpty();
  }

  @Test
  void anUpgradeWithoutAGiftHasNone() {
    assertThatThrownBy(() -> rewards.gift("run-9"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("run-9");
  }

  @Test
  void whatAnUpgradeBroughtIsToldWithinItsTransactionAndAfter() {
    Reward given =
        OneTransaction.in(
            () -> {
              Reward reward = rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), true));
              assertThat(rewards.reward("run-1")).isSameAs(reward);
              return reward;
            });

    assertThat(rewards.reward("run-1")).isEqualTo(given).isNotSameAs(given);
    assertThat(rewards.reward("run-9")).isEqualTo(new Reward(Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-31, SILVER, M-1, true",
    "2025-11-01, SILVER, M-1, false",
    "2026-10-31, SILVER, M-1, false",
    "2026-11-01, SILVER, M-1, true",
    "2026-10-31, GOLD, M-1, true",
    "2026-10-31, SILVER, M-2, true"
  })
  void theRewardOfATierIsGivenOnceInTwelveMonths(
      LocalDate givenOn, String tier, String member, boolean again) {
    programme.tierRewards().give(member, Tier.valueOf(tier), givenOn);

    Reward reward = rewards.createRewardVoucher(upgrade(Tier.valueOf("SILVER"), false));

    assertThat(reward.voucher().isPresent()).isEqualTo(again);
    assertThat(programme.store().all(Voucher.class)).hasSize(again ? 1 : 0);
    assertThat(reward.withheld())
        .isEqualTo(
            again
                ? Optional.empty()
                : Optional.of(
                    "The reward of SILVER was given on %s; it is given once in twelve months."
                        .formatted(givenOn)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "voucherValue | 0 | an amount above 0 with at most two decimals, or nothing",
        "voucherValue | 0.005 | an amount from 0 with at most two decimals, or nothing",
        "voucherValue | -1 | an amount from 0 with at most two decimals, or nothing",
        "substituteVoucherValue | 0 | an amount above 0 with at most two decimals, or nothing",
        "validityDays | 0 | a whole number from 1 to 9,999, or nothing",
        "validityDays | 10000 | a whole number from 1 to 9,999, or nothing",
        "validityDays | 1.5 | a whole number",
        "giftCost | free | a number",
      })
  void whatNobodyCanGiveIsRefused(String output, String value, String accepted) {
    Map<String, Object> row = new HashMap<>();
    row.put("voucherValue", "10.00");
    row.put("validityDays", 90);
    row.put("gift", "Hamper");
    row.put("giftCost", "1.00");
    row.put(output, value);
    programme.tables().deploy("reward-selection", inputs -> row);

    assertThatThrownBy(() -> rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), false)))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(
            "Table reward-selection version 2, row reward-selection-row: output %s is '%s'",
            output, value)
        .hasMessageContaining(accepted);
  }

  @Test
  void aRewardWithoutDaysIsRefused() {
    programme
        .tables()
        .deploy("reward-selection", inputs -> Map.of("voucherValue", new BigDecimal("10")));

    assertThatThrownBy(() -> rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), false)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("a whole number of days above 0");
  }

  @Test
  void aGiftIsNamedInTwoHundredCharacters() {
    String longest = "g".repeat(200);
    programme
        .tables()
        .deploy("reward-selection", inputs -> Map.of("gift", longest, "validityDays", 9));
    assertThat(
            rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), false)).gift().get().getItem())
        .isEqualTo(longest);

    programme
        .tables()
        .deploy("reward-selection", inputs -> Map.of("gift", longest + "g", "validityDays", 9));
    assertThatThrownBy(() -> rewards.createRewardVoucher(upgrade(Tier.valueOf("VIP"), false)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("a text of at most 200 characters");
  }

  private static RewardedUpgrade upgrade(Tier tier, boolean provisional) {
    return new RewardedUpgrade("run-1", "M-1", tier, AccountType.INDIVIDUAL, TODAY, provisional);
  }
}
