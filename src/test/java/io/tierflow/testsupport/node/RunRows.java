package io.tierflow.testsupport.node;

import io.tierflow.testsupport.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run has left in the database, seen from outside of all nodes. */
public final class RunRows {

  private final JdbcClient database;

  public RunRows(TestDatabase database) {
    DataSource source = database.dataSource();
    this.database = JdbcClient.create(source);
  }

  /** Entries that runs have booked so far. */
  public long booked() {
    return count("select count(*) from ledger_entry where entry_type = 'EARN'");
  }

  /** Points that were granted on an occasion, so many times. */
  public long bonuses() {
    return count("select count(*) from ledger_entry where entry_type = 'ADJUST'");
  }

  /** Members who were told of their anniversary, each as often as there is a mail. */
  public List<String> congratulated() {
    return database
        .sql(
            "select member_number from message"
                + " where kind = 'ENROLMENT_ANNIVERSARY' and channel = 'EMAIL'")
        .query(String.class)
        .list();
  }

  /** Balances by member number. */
  public Map<String, Long> balances() {
    Map<String, Long> balances = new TreeMap<>();
    database
        .sql("select member_number, balance from points_account")
        .query(
            row -> {
              balances.put(row.getString(1), row.getLong(2));
            });
    return balances;
  }

  /** Members whom a run has taken through the flow. */
  public List<String> upgraded(String runId) {
    return database
        .sql("select member_number from tier_upgrade where run_id = ? order by 1")
        .param(runId)
        .query(String.class)
        .list();
  }

  /** Members of whom there is more than one row where there should be one at most. */
  public List<String> doneTwice() {
    return database
        .sql(
            """
            select concat(kind, ' ', member_number) from (
              select 'upgrade' as kind, member_number from tier_upgrade
                union all select 'entry', member_number from ledger_entry
                union all select 'tier', member_number from tier_change where not opening
                union all select 'voucher', member_number from voucher
                union all select message.kind, member_number from message
            ) rows_of_members
            group by kind, member_number having count(*) > 1
            """)
        .query(String.class)
        .list();
  }

  /**
   * Instances that wait at no open task, jobs that are no timers of tasks or models, incidents. The
   * engine's own cleaning always has a job.
   */
  public List<String> leftBehind() {
    return database
        .sql(
            """
            select concat('instance ', e.PROC_INST_ID_) from ACT_RU_EXECUTION e
            where not exists
              (select 1 from ACT_RU_TASK t where t.PROC_INST_ID_ = e.PROC_INST_ID_)
            union all
            select concat('job ', j.HANDLER_TYPE_, ' ', j.ID_) from ACT_RU_JOB j
            where j.HANDLER_TYPE_ <> 'history-cleanup' and (j.TYPE_ <> 'timer'
              or j.PROCESS_INSTANCE_ID_ is not null and not exists
                (select 1 from ACT_RU_TASK t where t.PROC_INST_ID_ = j.PROCESS_INSTANCE_ID_))
            union all
            select concat('incident ', i.INCIDENT_MSG_) from ACT_RU_INCIDENT i
            """)
        .query(String.class)
        .list();
  }

  /** Reviews that wait for a manager. */
  public long openReviews() {
    return count(
        "select count(*) from ACT_RU_TASK where TASK_DEF_KEY_ = 'AssignLoyaltyManagerReview'");
  }

  /** The nodes that hold jobs at this moment. */
  public List<String> lockOwners() {
    return database
        .sql("select distinct LOCK_OWNER_ from ACT_RU_JOB where LOCK_OWNER_ is not null")
        .query(String.class)
        .list();
  }

  /** Cuts every connection of the database's user but its own. */
  public int cutConnections() {
    List<Long> others =
        database
            .sql(
                """
                select id from information_schema.processlist
                where user = substring_index(current_user(), '@', 1) and id <> connection_id()
                """)
            .query(Long.class)
            .list();
    others.forEach(this::cut);
    return others.size();
  }

  private void cut(long connection) {
    try {
      database.sql("kill " + connection).update();
    } catch (DataAccessException goneAlready) {
      // It has ended by itself since it was listed.
    }
  }

  private long count(String query, Object... parameters) {
    return database.sql(query).params(parameters).query(Long.class).single();
  }
}
