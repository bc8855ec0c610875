package io.tierflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.report.ReportDatabaseTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** No member's numbers, however they came about, keep the programme from its report. */
abstract class ExtremeFiguresTest extends ReportDatabaseTest {

  @Test
  void pointsBeyondWhatAFigureHoldsAreShownAsItsBound() {
    for (int member = 0; member < 12; member++) {
      rows.member("rich-" + member, "2026-01-01");
      rows.entry("rich-" + member, "ADJUST", 1_000_000_000_000_000_000L, "2026-10-10");
    }

    HealthReport report = generate(OCTOBER, Freshness.UP_TO_DATE);
    ProgramRoi roi = aggregate(OCTOBER, Freshness.UP_TO_DATE);

    assertThat(report.figures().pointsAdjusted()).isEqualTo(Long.MAX_VALUE);
    assertThat(report.figures().pointsOutstanding()).isEqualTo(Long.MAX_VALUE);
    assertThat(roi.terms().liabilityGrowthPoints()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void amountsAreAddedUpHoweverManyThereAre() {
    rows.member("regular", "2026-01-01");
    rows.member("silver", "2026-01-01");
    rows.confirmed("silver", "SILVER", "2026-02-01");
    for (int purchase = 0; purchase < 12; purchase++) {
      rows.transaction("silver", "PURCHASE", "99999999999999999.99", "2026-10-10T10:00:00");
    }
    rows.entry("silver", "EARN", 1, "2026-10-10");

    HealthReport report = generate(OCTOBER, Freshness.UP_TO_DATE);
    ProgramRoi roi = aggregate(OCTOBER, Freshness.UP_TO_DATE);

    BigDecimal sum = new BigDecimal("99999999999999999.99").multiply(BigDecimal.valueOf(12));
    assertThat(report.figures().netSpend()).isEqualByComparingTo(sum);
    assertThat(roi.terms().uplift()).isEqualByComparingTo(sum);
    assertThat(roi.terms().roi()).isGreaterThan(new BigDecimal("10000000000000"));
  }
}
