package io.tierflow.insight.owed;

import io.tierflow.testsupport.database.OnH2;
import org.junit.jupiter.api.Nested;

/** The liability for points on the embedded database. */
class LiabilityOnH2Test {

  @Nested
  @OnH2
  class Statements extends LiabilityTest {}

  @Nested
  @OnH2
  class Pages extends LiabilityPageTest {}
}
