package io.tierflow.insight.figures;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Nested;

/** The figures on a MySQL-compatible server. */
class FiguresOnMySqlIT {

  @Nested
  @OnMySql
  class Months extends FigureMonthTest {}

  @Nested
  @OnMySql
  class Details extends FigureDetailTest {}
}
