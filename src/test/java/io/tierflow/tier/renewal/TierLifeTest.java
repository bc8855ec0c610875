package io.tierflow.tier.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.oracle.tierlife.TierLife;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tiers of generated members over three years, against what the rules say: upgrades, renewals,
 * grace periods, reviews, grants and changed terms in all mixtures of periods and validities.
 */
@Tag("full")
class TierLifeTest {

  private static final int MEMBERS_OF_A_PROGRAMME = 5;
  private static final int MEMBERS = Integer.getInteger("tierflow.test.tier-life.members", 200);
  private static final long SEED = Long.getLong("tierflow.test.tier-life.seed", 20_261_130L);

  @Test
  void tiersLiveByTheRules() {
    Map<String, Integer> seen = new TreeMap<>();
    for (int from = 0; from < MEMBERS; from += MEMBERS_OF_A_PROGRAMME) {
      TierLife.inMemory(SEED, from, MEMBERS_OF_A_PROGRAMME)
          .live()
          .forEach(change -> seen.merge(change, 1, Integer::sum));
    }
    assertThat(seen)
        .as("what happened in %d lives", MEMBERS)
        .containsKeys(
            "UPGRADE CONFIRMED",
            "RENEWAL CONFIRMED",
            "GRACE CONFIRMED",
            "LOWERING CONFIRMED",
            "LOWERING DECLINED",
            "EXCEPTION CONFIRMED",
            "GRANT CONFIRMED",
            "TERMS CONFIRMED");
  }
}
