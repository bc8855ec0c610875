package io.tierflow.reward.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierflow.member.AccountType;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.InMemoryTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What members can have for points. */
@CoreTest
class RewardCatalogTest {

  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final Tier GOLD = Tier.valueOf("GOLD");

  private final InMemoryTables tables = new InMemoryTables();
  private final RewardCatalog catalog = new RewardCatalog(tables, tables);

  @Test
  void aProgrammeWithoutRowsOffersNothing() {
    assertThat(catalog.rewards(GOLD, AccountType.INDIVIDUAL, DAY)).isEmpty();
    assertThat(catalog.find("COFFEE", GOLD, AccountType.INDIVIDUAL, DAY)).isEmpty();
  }

  @Test
  void aRewardHasWhatItsRowSays() {
    tables.collect(
        "reward-catalog",
        inputs -> {
          assertThat(inputs)
              .isEqualTo(Map.of("currentTier", "GOLD", "accountType", "CORPORATE", "asOf", DAY));
          return List.of(
              Map.of(
                  "reward",
                  "BAG",
                  "title",
                  "Bag",
                  "kind",
                  "GIFT",
                  "points",
                  400L,
                  "cost",
                  2.5,
                  "memberLimit",
                  1L,
                  "programmeLimit",
                  50L,
                  "image",
                  "/portal/images/gift.svg"));
        });

    assertThat(catalog.find("BAG", GOLD, AccountType.CORPORATE, DAY))
        .contains(
            new CatalogReward(
                "BAG",
                "Bag",
                RewardKind.GIFT,
                400,
                Optional.empty(),
                Optional.of(new BigDecimal("2.50")),
                Optional.empty(),
                Optional.of(1L),
                Optional.of(50L),
                Optional.of("/portal/images/gift.svg"),
                1,
                "reward-catalog-row",
                "Row of reward-catalog"));
  }

  @Test
  void ofSeveralRowsWithOneCodeTheFirstCounts() {
    tables.collect(
        "reward-catalog",
        inputs -> List.of(voucher("COFFEE", 100), voucher("TEA", 80), voucher("COFFEE", 150)));

    assertThat(catalog.rewards(GOLD, AccountType.INDIVIDUAL, DAY))
        .extracting(CatalogReward::code, CatalogReward::points)
        .containsExactly(tuple("COFFEE", 100L), tuple("TEA", 80L));
  }

  private static Map<String, Object> voucher(String code, long points) {
    return Map.of(
        "reward",
        code,
        "title",
        "A voucher",
        "kind",
        "VOUCHER",
        "points",
        points,
        "value",
        4,
        "validityDays",
        30);
  }
}
