package io.tierflow.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Monthly runs and campaign days of an earlier release, which had tables of their own. */
class MovedBatchesTest {

  private static final String LAST_VERSION_WITHOUT_BATCHES = "31";

  private final DataSource dataSource = dataSource();
  private final JdbcClient database = JdbcClient.create(dataSource);

  DataSource dataSource() {
    return TestDatabase.inMemory().dataSource();
  }

  @Test
  void goOnWhereTheyWere() {
    Flyway.configure().dataSource(dataSource).target(LAST_VERSION_WITHOUT_BATCHES).load().migrate();
    List.of(
            "insert into monthly_run values ('2026-09', '2026-09-30', 'COMPLETED', 5,"
                + " '2026-10-01 03:00:00', 'owner', '2026-10-01 03:05:00', 'pi-1')",
            "insert into monthly_run values ('2026-10', '2026-10-31', 'RUNNING', 5,"
                + " '2026-11-01 03:00:00', null, null, 'pi-2')",
            "insert into monthly_run_partition values ('2026-10', 0, 'M3', 'M2', 1, 1)",
            "insert into monthly_run_partition values ('2026-10', 1, 'M5', 'M3', 0, 0)",
            "insert into monthly_run_straggler values ('2026-10', 'pi-3')",
            "insert into communication_day values ('2026-11-01', 'RUNNING', 3, 70,"
                + " '2026-11-01 08:00:00', null, null, 'pi-4')",
            "insert into communication_partition values ('2026-11-01', 0, 'M5', 'M4', 4, 2)")
        .forEach(row -> database.sql(row).update());

    Flyway.configure().dataSource(dataSource).load().migrate();

    assertThat(
            rows(
                "select kind, batch_name, cast(as_of as char(10)) as on_date, state, members_total, process_instance_id"
                    + " from batch order by kind, batch_name"))
        .containsExactly(
            List.of("campaign-day", "2026-11-01", "2026-11-01", "RUNNING", "4", "pi-4"),
            List.of("monthly-run", "2026-09", "2026-09-30", "COMPLETED", "5", "pi-1"),
            List.of("monthly-run", "2026-10", "2026-10-31", "RUNNING", "5", "pi-2"));
    assertThat(
            rows(
                "select batch_name, partition_number, up_to_member, taken_up_to, members_taken,"
                    + " members_skipped, counted from batch_range order by 1, 2"))
        .containsExactly(
            List.of("2026-10", "0", "M3", "M2", "1", "1", "0"),
            List.of("2026-10", "1", "M5", "M3", "0", "0", "0"),
            List.of("2026-11-01", "0", "M5", "M4", "4", "0", "2"));
    assertThat(rows("select kind, batch_name, process_instance_id from batch_retried_member"))
        .containsExactly(List.of("monthly-run", "2026-10", "pi-3"));
    assertThat(
            rows(
                "select cast(on_day as char(10)) as on_date, lots_expired, points_expired from campaign_day_expiry"))
        .containsExactly(List.of("2026-11-01", "3", "70"));
  }

  private List<List<String>> rows(String query) {
    return database.sql(query).query().listOfRows().stream()
        .map(row -> row.values().stream().map(String::valueOf).toList())
        .toList();
  }
}
