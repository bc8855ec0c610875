package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.TestDatabase;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** How H2 reads a member's activity: by indexes that begin with the member, never all rows. */
class ActivityPlanTest {

  private static final Map<String, Object> PAGE =
      Map.of("member", "M1", "today", LocalDate.parse("2026-11-30"), "limit", 20);

  private static final Pattern ACCESS = Pattern.compile("/\\* PUBLIC\\.\\w+: ([^\\n]+)");

  private final TestDatabase database = TestDatabase.inMemory();

  @BeforeEach
  void migrate() {
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
  }

  @Test
  void eachTableIsReadByMember() {
    String plan = plan(ActivityQuery.newest(null));

    assertThat(plan).doesNotContain("tableScan");
    assertThat(ACCESS.matcher(plan).results().map(access -> access.group(1)))
        .hasSizeGreaterThanOrEqualTo(10)
        .allMatch(access -> access.startsWith("MEMBER_NUMBER ="));
  }

  @Test
  void eachIsCountedByMember() {
    assertThat(plan(ActivityQuery.count(null))).doesNotContain("tableScan");
    for (ActivitySource source : ActivitySource.values()) {
      assertThat(plan(ActivityQuery.newest(source))).as(source.name()).doesNotContain("tableScan");
    }
  }

  private String plan(String query) {
    return new NamedParameterJdbcTemplate(database.dataSource())
        .queryForObject("explain " + query, PAGE, String.class);
  }
}
