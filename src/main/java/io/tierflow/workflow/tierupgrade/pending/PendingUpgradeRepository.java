package io.tierflow.workflow.tierupgrade.pending;

import io.tierflow.common.RecordRowMapper;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The transactions that wait for an upgrade, a row each. Nobody who records one waits for anybody:
 * rows are only added, and deleted by whoever has locked them. What is locked is passed over, so
 * that any number of nodes take different ones.
 */
@Repository
class PendingUpgradeRepository {

  private static final RowMapper<PendingUpgrade> ROW = RecordRowMapper.of(PendingUpgrade.class);

  private final JdbcClient database;

  PendingUpgradeRepository(JdbcClient database) {
    this.database = database;
  }

  void add(String memberNumber, LocalDate dueOn) {
    database
        .sql("insert into pending_upgrade (member_number, due_on) values (?, ?)")
        .params(memberNumber, dueOn)
        .update();
  }

  /** Locks those that have waited longest. */
  List<PendingUpgrade> take(LocalDate today, int most) {
    return database
        .sql(
            """
            select pending_id as id, member_number from pending_upgrade where due_on <= ?
            order by pending_id limit ? for update skip locked""")
        .params(today, most)
        .query(ROW)
        .list();
  }

  /** Those that have waited longest, without locks. */
  List<PendingUpgrade> look(LocalDate today, int most) {
    return database
        .sql(
            """
            select pending_id as id, member_number from pending_upgrade where due_on <= ?
            order by pending_id limit ?""")
        .params(today, most)
        .query(ROW)
        .list();
  }

  /** Locks those of some that nobody else has locked or deleted. */
  List<PendingUpgrade> take(List<PendingUpgrade> some) {
    return database
        .sql(
            """
            select pending_id as id, member_number from pending_upgrade
            where pending_id in (:ids) order by pending_id for update skip locked""")
        .param("ids", ids(some))
        .query(ROW)
        .list();
  }

  void delete(List<PendingUpgrade> done) {
    if (!done.isEmpty()) {
      database
          .sql("delete from pending_upgrade where pending_id in (:ids)")
          .param("ids", ids(done))
          .update();
    }
  }

  long count() {
    return database.sql("select count(*) from pending_upgrade").query(Long.class).single();
  }

  private static List<Long> ids(List<PendingUpgrade> rows) {
    return rows.stream().map(PendingUpgrade::id).toList();
  }
}
