package io.tierflow.insight.owed;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Nested;

/** The liability for points on a MySQL-compatible server. */
class LiabilityOnMySqlIT {

  @Nested
  @OnMySql
  class Statements extends LiabilityTest {}

  @Nested
  @OnMySql
  class Pages extends LiabilityPageTest {}
}
