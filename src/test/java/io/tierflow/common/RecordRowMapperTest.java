package io.tierflow.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** How rows become records. */
class RecordRowMapperTest {

  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void setTheClockBack() {
    TimeZone.setDefault(zone);
  }

  @Test
  void anInstantIsWhatStandsThereInUtcWhateverTheMachinesZone() {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    JdbcTemplate database =
        new JdbcTemplate(new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:", "sa", ""));

    Seen seen =
        database.queryForObject(
            "select 'S0001' as member_number, timestamp '2026-10-31 23:30:00' as occurred_at,"
                + " cast(null as timestamp) as ended_at",
            RecordRowMapper.of(Seen.class));

    assertThat(seen).isEqualTo(new Seen("S0001", Instant.parse("2026-10-31T23:30:00Z"), null));
  }

  record Seen(String memberNumber, Instant occurredAt, Instant endedAt) {}
}
