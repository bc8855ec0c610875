package io.tierflow.testsupport.report;

import io.tierflow.report.Freshness;
import io.tierflow.report.HealthReport;
import io.tierflow.report.HealthReportService;
import io.tierflow.report.ProgramRoi;
import io.tierflow.report.ProgramRoiService;
import io.tierflow.testsupport.AdjustableClock;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The report package over a real database, in a programme whose days are those of Berlin. */
@SpringBootTest(
    classes = ReportSlice.class,
    properties = {
      "tierflow.zone=Europe/Berlin",
      "tierflow.points.value=0.01",
      "tierflow.liability.breakage-after=0",
      "tierflow.roi.margin=0.30",
      "tierflow.report.max-age=15m",
      "spring.jpa.hibernate.ddl-auto=none"
    })
@AutoConfigureMockMvc(addFilters = false)
public abstract class ReportDatabaseTest {

  public static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  @Autowired private HealthReportService healthReports;
  @Autowired private ProgramRoiService returns;
  @Autowired private JdbcTemplate database;
  @Autowired protected ProgrammeRows rows;
  @Autowired protected AdjustableClock clock;

  @BeforeEach
  public void startWithAnEmptyProgrammeOnTheTenthOfNovember() {
    rows.clear();
    clock.set("2026-11-10T12:00:00Z");
  }

  public HealthReport generate(YearMonth month, Freshness freshness) {
    return healthReports.generateMonthlyLoyaltyHealthReport(month, freshness);
  }

  public ProgramRoi aggregate(YearMonth month, Freshness freshness) {
    return returns.aggregateProgramROI(month, freshness);
  }

  public long count(String table) {
    return database.queryForObject("select count(*) from " + table, Long.class);
  }
}
