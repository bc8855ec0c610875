package io.tierflow.insight.dashboard;

import io.tierflow.testsupport.database.OnH2;
import org.junit.jupiter.api.Nested;

/** The dashboard on the embedded database. */
class DashboardOnH2Test {

  @Nested
  @OnH2
  class Pages extends DashboardTest {}
}
