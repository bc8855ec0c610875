package io.tierflow.member;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Encrypts what an earlier release has kept in clear, at the first start with this one, before
 * anybody reads members. A start that was broken off goes on where it stopped.
 */
@Component
class ClearProfiles implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(ClearProfiles.class);
  private static final List<String> REBUILDABLE = List.of("MySQL", "MariaDB");
  private static final int ROWS_AT_ONCE = 500;

  private final PersonRecords people;
  private final JdbcTemplate database;

  ClearProfiles(PersonRecords people, JdbcTemplate database) {
    this.people = people;
    this.database = database;
  }

  @Override
  public void afterPropertiesSet() {
    long taken = 0;
    int rows = people.sealClear(ROWS_AT_ONCE);
    while (rows > 0) {
      taken += rows;
      rows = people.sealClear(ROWS_AT_ONCE);
    }
    if (taken > 0) {
      rebuild();
      LOG.info("Encrypted the personal data of {} members.", taken);
    }
  }

  /** MySQL drops a column without touching the rows: what stood in it would stay in the file. */
  private void rebuild() {
    String product =
        database.execute(
            (ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
    if (REBUILDABLE.contains(product)) {
      database.query("optimize table member, member_clear", row -> {});
    }
  }
}
