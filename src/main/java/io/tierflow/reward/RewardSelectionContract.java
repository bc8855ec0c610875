package io.tierflow.reward;

import io.tierflow.member.AccountType;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.TierLadder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract of the table {@code reward-selection}. */
@Configuration(proxyBeanMethods = false)
class RewardSelectionContract {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal MAX_VALUE = BigDecimal.valueOf(1_000_000);
  private static final int MAX_DAYS = 9_999;
  private static final int MAX_ITEM = 200;

  @Bean
  static TableContractFactory rewardSelectionTable() {
    return vocabulary -> create(vocabulary.ladder());
  }

  private static TableContract create(TierLadder ladder) {
    return new TableContract(
        "reward-selection",
        "Reward selection",
        "What a member gets for reaching a tier: a voucher, a gift, both, or nothing.",
        TableHitPolicy.FIRST,
        List.of(
            InputColumn.of("targetTier", ColumnType.TEXT, "The tier that the member has reached")
                .oneOf(ladder.codesAboveLowest())
                .orLater(ladder::mayGet),
            InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
                .oneOf(AccountType.codes())),
        List.of(
            OutputColumn.money("voucherValue", "Value of the voucher", CENT, MAX_VALUE).orEmpty(),
            OutputColumn.wholeNumber(
                    "validityDays",
                    "Days on which the voucher is valid, from the day it is issued",
                    1,
                    MAX_DAYS)
                .orEmpty(),
            OutputColumn.text("gift", "Name of a gift that is sent")
                .upToCharacters(MAX_ITEM)
                .orEmpty(),
            OutputColumn.money(
                    "giftCost", "What the gift costs the programme", BigDecimal.ZERO, MAX_VALUE)
                .orEmpty(),
            OutputColumn.money(
                    "substituteVoucherValue",
                    "Value of the voucher if the gift can't be sent",
                    CENT,
                    MAX_VALUE)
                .orEmpty()),
        RewardSelectionContract::acceptedInsteadOf);
  }

  private static Optional<String> acceptedInsteadOf(Map<String, Object> filled) {
    Set<String> given = filled.keySet();
    boolean voucher = given.contains("voucherValue");
    boolean gift = given.contains("gift");
    if ((voucher || gift) && !given.contains("validityDays")) {
      return Optional.of("validityDays with each voucher or gift");
    }
    boolean ofGift = given.contains("giftCost") || given.contains("substituteVoucherValue");
    return ofGift && !gift
        ? Optional.of("giftCost and substituteVoucherValue only with a gift")
        : Optional.empty();
  }
}
