package io.tierflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.database.TestDatabase;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What the spend by tier costs on H2, in rows that it looks at: as much more as there are more. */
class SpendByTierPlanTest {

  private static final Pattern ROWS = Pattern.compile("scanCount: (\\d+)");

  private static final Map<String, Object> MARCH =
      Map.of(
          "lastDay", LocalDate.parse("2026-03-31"),
          "fromInstant", LocalDateTime.parse("2026-03-01T00:00:00"),
          "untilInstant", LocalDateTime.parse("2026-04-01T00:00:00"));

  @Test
  void fourTimesTheMembersAreFourTimesTheRows() {
    long hundred = rowsLookedAt(100);

    assertThat(hundred).isPositive();
    assertThat(rowsLookedAt(400)).isLessThan(5 * hundred);
  }

  private static long rowsLookedAt(int members) {
    TestDatabase database = TestDatabase.inMemory();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    ProgrammeRows rows = new ProgrammeRows(jdbc, TransactionOperations.withoutTransaction());
    for (int member = 0; member < members; member++) {
      rows.member("M" + member, "2026-01-01");
      rows.transaction("M" + member, "PURCHASE", "10.00", "2026-03-10T10:00:00");
      rows.confirmed("M" + member, "SILVER", "2026-03-10");
    }
    String plan =
        String.join(
            "\n",
            new NamedParameterJdbcTemplate(jdbc)
                .queryForList(
                    "explain analyze " + ProgramRois.SPEND_BY_TIER, MARCH, String.class));
    return ROWS.matcher(plan).results().mapToLong(count -> Long.parseLong(count.group(1))).sum();
  }
}
