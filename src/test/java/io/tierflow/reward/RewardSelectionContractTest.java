package io.tierflow.reward;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rows of reward-selection the programme can work with. */
@CoreTest
class RewardSelectionContractTest {

  private static final String DAYS = "validityDays with each voucher or gift";
  private static final String OF_GIFTS = "giftCost and substituteVoucherValue";

  private final TableContract contract =
      RewardSelectionContract.rewardSelectionTable().create(ReleasedVocabulary.words());

  @Test
  void aVoucherAGiftBothOrNothingAreAccepted() {
    assertAccepted(contract, Map.of());
    assertAccepted(contract, Map.of("voucherValue", 0.01, "validityDays", 1));
    assertAccepted(contract, Map.of("gift", "Hamper", "validityDays", 9_999));
    assertAccepted(
        contract,
        Map.of(
            "voucherValue", 1_000_000,
            "validityDays", 90,
            "gift", "g".repeat(200),
            "giftCost", 0,
            "substituteVoucherValue", 30.5));
    assertAccepted(contract, Map.of("validityDays", 90));
  }

  @Test
  void whatIsGivenHasItsDays() {
    assertRefused(contract, Map.of("voucherValue", 10), DAYS);
    assertRefused(contract, Map.of("gift", "Hamper"), DAYS);
  }

  @Test
  void whatBelongsToAGiftComesWithOne() {
    assertRefused(contract, Map.of("giftCost", 1), OF_GIFTS);
    assertRefused(contract, Map.of("substituteVoucherValue", 1), OF_GIFTS);
    assertRefused(contract, Map.of("voucherValue", 1, "validityDays", 1, "giftCost", 1), OF_GIFTS);
  }

  @Test
  void valuesBeyondTheirBoundsAreRefused() {
    String money = "a number from 0.01 to 1,000,000 with at most 2 decimals, or nothing";
    assertRefused(contract, Map.of("voucherValue", 0, "validityDays", 1), money);
    assertRefused(contract, Map.of("voucherValue", 0.015, "validityDays", 1), money);
    assertRefused(contract, Map.of("voucherValue", 1_000_000.01, "validityDays", 1), money);
    assertRefused(
        contract, Map.of("gift", "g", "validityDays", 1, "substituteVoucherValue", 0), money);
    assertRefused(
        contract, Map.of("gift", "g", "validityDays", 1, "giftCost", -1), "a number from 0 to");
    assertRefused(contract, Map.of("validityDays", 0), "a whole number from 1 to 9,999");
    assertRefused(contract, Map.of("validityDays", 10_000), "a whole number from 1 to 9,999");
    assertRefused(
        contract,
        Map.of("gift", "g".repeat(201), "validityDays", 1),
        "of at most 200 characters, or nothing");
  }

  @Test
  void itAsksForTheTierReachedAndTheAccount() {
    assertThat(contract.input("targetTier").orElseThrow().allowed())
        .contains(List.of("SILVER", "GOLD", "VIP"));
    assertThat(contract.input("accountType").orElseThrow().allowed())
        .contains(List.of("INDIVIDUAL", "CORPORATE"));
    assertThat(contract.outputs())
        .extracting(OutputColumn::name)
        .containsExactly(
            "voucherValue", "validityDays", "gift", "giftCost", "substituteVoucherValue");
  }
}
