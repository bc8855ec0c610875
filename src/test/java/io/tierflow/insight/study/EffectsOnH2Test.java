package io.tierflow.insight.study;

import io.tierflow.testsupport.database.OnH2;
import org.junit.jupiter.api.Nested;

/** The effects on the embedded database. */
class EffectsOnH2Test {

  @Nested
  @OnH2
  class Tiers extends EffectOfTiersTest {}

  @Nested
  @OnH2
  class Campaigns extends EffectOfCampaignTest {}
}
