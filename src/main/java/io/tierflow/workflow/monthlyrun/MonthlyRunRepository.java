package io.tierflow.workflow.monthlyrun;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the records of upgrades tell about a monthly run. */
@Repository
class MonthlyRunRepository {

  private final JdbcClient jdbc;

  MonthlyRunRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Instances of retried members of which nothing is recorded yet. */
  List<String> retriedNotRecorded(String runId) {
    return jdbc.sql(
            """
            select r.process_instance_id from batch_retried_member r
            left join tier_upgrade u on u.process_instance_id = r.process_instance_id
            where r.kind = ? and r.batch_name = ? and u.process_instance_id is null
            """)
        .params(MonthlyRunBatch.KIND, runId)
        .query(String.class)
        .list();
  }

  /** How many instances are recorded that have not ended: their automatic part is done. */
  long notEnded(String runId) {
    return jdbc.sql("select count(*) from tier_upgrade where run_id = ? and ended_at is null")
        .param(runId)
        .query(Long.class)
        .single();
  }

  /** How many of these instances are recorded. */
  long recorded(Collection<String> processInstanceIds) {
    return processInstanceIds.isEmpty()
        ? 0
        : jdbc.sql("select count(*) from tier_upgrade where process_instance_id in (:ids)")
            .param("ids", processInstanceIds)
            .query(Long.class)
            .single();
  }
}
