package io.tierflow.insight.study;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Nested;

/** The effects on a MySQL-compatible server. */
class EffectsOnMySqlIT {

  @Nested
  @OnMySql
  class Tiers extends EffectOfTiersTest {}

  @Nested
  @OnMySql
  class Campaigns extends EffectOfCampaignTest {}
}
