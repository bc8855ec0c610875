package io.tierflow.report;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Nested;

/** The programme's figures on a MySQL-compatible server. */
class ReportOnMySqlIT {

  @Nested
  @OnMySql
  class Figures extends ReportTest {}

  @Nested
  @OnMySql
  class Concurrency extends ConcurrentReportTest {}

  @Nested
  @OnMySql
  class Extremes extends ExtremeFiguresTest {}
}
