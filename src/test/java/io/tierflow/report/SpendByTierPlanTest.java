package io.tierflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.TestDatabase;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * How H2 computes the spend by tier. A subquery that is joined by member is evaluated once for each
 * member there, which no count of rows in the plan tells; so none is joined.
 */
class SpendByTierPlanTest {

  private static final Map<String, Object> MARCH =
      Map.of(
          "lowestTier", "REGULAR",
          "lastDay", LocalDate.parse("2026-03-31"),
          "fromInstant", LocalDateTime.parse("2026-03-01T00:00:00"),
          "untilInstant", LocalDateTime.parse("2026-04-01T00:00:00"));

  @Test
  void nothingIsJoinedByMember() {
    TestDatabase database = TestDatabase.inMemory();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();

    String plan =
        new NamedParameterJdbcTemplate(database.dataSource())
            .queryForObject("explain " + ProgramRois.SPEND_BY_TIER, MARCH, String.class);

    assertThat(plan).contains("UNION ALL");
    // The ranks of the tiers, a handful of rows; H2 writes its plan twice.
    assertThat(plan).doesNotContainPattern("JOIN \"PUBLIC\".\"(MEMBER|TRANSACTION)\"");
    assertThat(plan).containsPattern("JOIN \"PUBLIC\".\"(TIER|TIER_CHANGE)\"");
  }
}
