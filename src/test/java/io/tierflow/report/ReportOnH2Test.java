package io.tierflow.report;

import io.tierflow.testsupport.database.OnH2;
import org.junit.jupiter.api.Nested;

/** The programme's figures on the embedded database. */
class ReportOnH2Test {

  @Nested
  @OnH2
  class Figures extends ReportTest {}

  @Nested
  @OnH2
  class Concurrency extends ConcurrentReportTest {}

  @Nested
  @OnH2
  class Extremes extends ExtremeFiguresTest {}
}
