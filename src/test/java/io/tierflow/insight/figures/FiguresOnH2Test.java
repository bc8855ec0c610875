package io.tierflow.insight.figures;

import io.tierflow.testsupport.database.OnH2;
import org.junit.jupiter.api.Nested;

/** The figures on the embedded database. */
class FiguresOnH2Test {

  @Nested
  @OnH2
  class Months extends FigureMonthTest {}

  @Nested
  @OnH2
  class Details extends FigureDetailTest {}
}
