package io.tierflow.insight.dashboard;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Nested;

/** The dashboard on a MySQL-compatible server. */
class DashboardOnMySqlIT {

  @Nested
  @OnMySql
  class Pages extends DashboardTest {}
}
