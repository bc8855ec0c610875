package io.tierflow.tier.renewal;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;

import io.tierflow.policy.TableContract;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rows of tier-retention the programme can work with. */
@CoreTest
class TierRetentionContractTest {

  private final TableContract retention =
      TierRetentionContract.tierRetentionTable().create(ReleasedVocabulary.words());

  @Test
  void onlyALoweringNamesATier() {
    assertAccepted(retention, Map.of("outcome", "KEEP"));
    assertAccepted(retention, Map.of("outcome", "GRACE"));
    assertAccepted(retention, Map.of("outcome", "LOWER", "toTier", "SILVER"));
    assertRefused(retention, Map.of("outcome", "LOWER"), "LOWER with a toTier");
    assertRefused(
        retention, Map.of("outcome", "KEEP", "toTier", "SILVER"), "KEEP without a toTier");
    assertRefused(
        retention,
        Map.of("outcome", "LOWER", "toTier", "PLATINUM"),
        "one of \"REGULAR\", \"SILVER\", \"GOLD\", \"VIP\"");
    assertRefused(retention, Map.of("outcome", "RAISE"), "one of \"KEEP\", \"GRACE\", \"LOWER\"");
  }
}
