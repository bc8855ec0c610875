package io.tierflow.insight.owed;

import io.tierflow.common.JdbcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The redemption rates that people have set. */
@Repository
class RateOverrides {

  private static final String SELECT =
      """
      select cohort, revision, counts_from, rate, reason, set_by, set_at, withdrawn_by, withdrawn_at
      from redemption_rate
      """;

  private final JdbcClient database;

  RateOverrides(JdbcClient database) {
    this.database = database;
  }

  /** Those that stand, of all cohorts, the latest of each last. */
  List<RateOverride> standing() {
    return database
        .sql(SELECT + " where withdrawn_at is null order by cohort, revision")
        .query((row, number) -> read(row))
        .list();
  }

  /** All of a cohort, the latest first. */
  List<RateOverride> of(YearMonth cohort) {
    return database
        .sql(SELECT + " where cohort = ? order by revision desc")
        .param(cohort.toString())
        .query((row, number) -> read(row))
        .list();
  }

  void insert(RateOverride override) {
    database
        .sql(
            """
            insert into redemption_rate
              (cohort, revision, counts_from, rate, reason, set_by, set_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            override.cohort().toString(),
            override.revision(),
            override.countsFrom().toString(),
            override.rate(),
            override.reason(),
            override.setBy(),
            JdbcTime.of(override.setAt()))
        .update();
  }

  /** Whether it stood until now. */
  boolean withdraw(RateOverride override, String staff, Instant at) {
    return database
            .sql(
                """
                update redemption_rate set withdrawn_by = ?, withdrawn_at = ?
                where cohort = ? and revision = ? and withdrawn_at is null
                """)
            .params(staff, JdbcTime.of(at), override.cohort().toString(), override.revision())
            .update()
        == 1;
  }

  private static RateOverride read(ResultSet row) throws SQLException {
    return new RateOverride(
        YearMonth.parse(row.getString("cohort")),
        row.getInt("revision"),
        YearMonth.parse(row.getString("counts_from")),
        row.getBigDecimal("rate"),
        row.getString("reason"),
        row.getString("set_by"),
        JdbcTime.read(row, "set_at"),
        row.getString("withdrawn_by"),
        JdbcTime.read(row, "withdrawn_at"));
  }
}
