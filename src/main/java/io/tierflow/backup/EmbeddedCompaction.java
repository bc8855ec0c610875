package io.tierflow.backup;

import io.tierflow.common.JdbcTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes the file of the embedded database anew when the application ends, if somebody was erased
 * since it started: H2 leaves what was deleted in its file until it needs the place. The database
 * is closed by it, so it comes last of what is stopped.
 */
@Component
class EmbeddedCompaction implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCompaction.class);
  private static final String IN_A_FILE = "jdbc:h2:file:";

  private final JdbcTemplate database;
  private final Clock clock;
  private Instant startedAt;

  EmbeddedCompaction(JdbcTemplate database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void start() {
    startedAt = clock.instant();
  }

  @Override
  public void stop() {
    try {
      if (isInAFile() && wasSomebodyErased()) {
        database.execute("shutdown compact");
        LOG.info("The database file was rewritten without the erased data.");
      }
    } catch (DataAccessException failure) {
      LOG.warn("The database file still contains erased data. Compact it by hand.", failure);
    }
    startedAt = null;
  }

  @Override
  public boolean isRunning() {
    return startedAt != null;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private boolean isInAFile() {
    return database
        .execute((ConnectionCallback<String>) connection -> connection.getMetaData().getURL())
        .startsWith(IN_A_FILE);
  }

  private boolean wasSomebodyErased() {
    LocalDateTime since = JdbcTime.of(startedAt.minusSeconds(1));
    return database.queryForObject(
            "select count(*) from audit_entry where action = 'MEMBER_ERASED' and recorded_at >= ?",
            Long.class,
            since)
        > 0;
  }
}
