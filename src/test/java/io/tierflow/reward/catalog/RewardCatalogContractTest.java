package io.tierflow.reward.catalog;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows of reward-catalog the programme can work with. */
@CoreTest
class RewardCatalogContractTest {

  private static final String OF_VOUCHERS = "value and validityDays with each VOUCHER";

  private final TableContract catalog =
      RewardCatalogContract.rewardCatalogTable().create(ReleasedVocabulary.words());

  @Test
  void vouchersAndGiftsAreAcceptedWithLimitsAndWithout() {
    assertAccepted(catalog, voucher(Map.of()));
    assertAccepted(catalog, gift(Map.of()));
    assertAccepted(catalog, gift(Map.of("value", 12.5, "cost", 0)));
    assertAccepted(catalog, voucher(Map.of("memberLimit", 1L, "programmeLimit", 0L)));
    assertAccepted(catalog, gift(Map.of("image", "/portal/images/gift.svg")));
  }

  @Test
  void aVoucherHasAValueAndItsDays() {
    Map<String, Object> row = new HashMap<>(voucher(Map.of()));
    row.remove("value");
    assertRefused(catalog, row, OF_VOUCHERS);
    row.put("value", 5);
    row.remove("validityDays");
    assertRefused(catalog, row, OF_VOUCHERS);
  }

  @Test
  void whatBelongsToOneKindIsRefusedForTheOther() {
    assertRefused(catalog, voucher(Map.of("cost", 1)), "cost only with a GIFT");
    assertRefused(catalog, gift(Map.of("validityDays", 9L)), "validityDays only with a VOUCHER");
    assertRefused(catalog, gift(Map.of("kind", "TRIP")), "one of \"VOUCHER\", \"GIFT\"");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertRefused(catalog, gift(Map.of("points", 0L)), "from 1 to 1,000,000,000");
    assertRefused(catalog, gift(Map.of("memberLimit", 0L)), "from 1 to 1,000,000,000");
    assertRefused(catalog, gift(Map.of("programmeLimit", -1L)), "from 0 to 1,000,000,000");
    assertRefused(catalog, gift(Map.of("cost", -1)), "from 0 to 1,000,000");
    assertRefused(catalog, voucher(Map.of("value", 0)), "from 0.01 to 1,000,000");
    assertRefused(catalog, voucher(Map.of("validityDays", 0L)), "from 1 to 9,999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TWO WORDS", "A/B", "GRÖSSE", "A?B"})
  void aCodeIsFitForAnAddress(String code) {
    assertRefused(catalog, gift(Map.of("reward", code)), "letters, digits, dots, hyphens");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://pictures.example/gift.svg",
        "//pictures.example/gift.svg",
        "gift.svg",
        "/portal/../members",
        "/a/..",
        "/gift.svg?who=me",
        "javascript:alert(1)"
      })
  void aPictureIsOnThisServer(String image) {
    assertRefused(catalog, gift(Map.of("image", image)), "a path on this server");
  }

  @Test
  void itAsksForTierAccountAndDay() {
    assertThat(catalog.hitPolicy()).isEqualTo(TableHitPolicy.COLLECT);
    assertThat(catalog.inputs())
        .extracting(InputColumn::name)
        .containsExactly("currentTier", "accountType", "asOf");
    assertThat(catalog.input("currentTier").orElseThrow().allowed())
        .contains(List.of("REGULAR", "SILVER", "GOLD", "VIP"));
    assertThat(catalog.outputs())
        .extracting(OutputColumn::name)
        .containsExactly(
            "reward",
            "title",
            "kind",
            "points",
            "value",
            "cost",
            "validityDays",
            "memberLimit",
            "programmeLimit",
            "image");
  }

  private static Map<String, Object> voucher(Map<String, Object> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("reward", "COFFEE");
    row.put("title", "Coffee for two");
    row.put("kind", "VOUCHER");
    row.put("points", 150L);
    row.put("value", 4.5);
    row.put("validityDays", 90L);
    row.putAll(more);
    return row;
  }

  private static Map<String, Object> gift(Map<String, Object> more) {
    Map<String, Object> row = new HashMap<>();
    row.put("reward", "TOTE_BAG-2.0");
    row.put("title", "Canvas tote bag");
    row.put("kind", "GIFT");
    row.put("points", 1_000_000_000L);
    row.putAll(more);
    return row;
  }
}
