package io.tierflow.points.proof;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.RecordRowMapper;
import io.tierflow.points.LedgerDifference;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Differences that wait, and what came of those that do not. */
@Repository
class LedgerExaminationRepository {

  private static final RecordRowMapper<OpenDifference> OPEN =
      RecordRowMapper.of(OpenDifference.class);

  private final JdbcClient jdbc;

  LedgerExaminationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<OpenDifference> open() {
    return jdbc.sql("select * from ledger_difference order by subject, reference, check_name")
        .query(OPEN)
        .list();
  }

  List<OpenDifference> openIn(String processInstanceId) {
    return jdbc.sql(
            "select * from ledger_difference where process_instance_id = ?"
                + " order by subject, reference, check_name")
        .param(processInstanceId)
        .query(OPEN)
        .list();
  }

  /** Fails if another instance has the same difference. */
  void insert(LedgerDifference difference, String processInstanceId, Instant foundAt) {
    jdbc.sql(
            """
            insert into ledger_difference (check_name, subject, reference, expected, found,
              process_instance_id, found_at)
            values (:check, :subject, :reference, :expected, :found, :instance, :foundAt)
            """)
        .param("check", difference.check().name())
        .param("subject", difference.subject())
        .param("reference", difference.reference())
        .param("expected", difference.expected())
        .param("found", difference.found())
        .param("instance", processInstanceId)
        .param("foundAt", JdbcTime.of(foundAt))
        .update();
  }

  void update(LedgerDifference difference, Instant vanishedAt) {
    jdbc.sql(
            """
            update ledger_difference
            set expected = :expected, found = :found, vanished_at = :vanishedAt
            where check_name = :check and subject = :subject and reference = :reference
            """)
        .param("expected", difference.expected())
        .param("found", difference.found())
        .param("vanishedAt", vanishedAt == null ? null : JdbcTime.of(vanishedAt))
        .param("check", difference.check().name())
        .param("subject", difference.subject())
        .param("reference", difference.reference())
        .update();
  }

  int delete(Collection<String> processInstanceIds) {
    return processInstanceIds.isEmpty()
        ? 0
        : jdbc.sql("delete from ledger_difference where process_instance_id in (:instances)")
            .param("instances", processInstanceIds)
            .update();
  }

  void insertFinding(
      String processInstanceId, int differences, Instant at, String by, String finding) {
    jdbc.sql(
            """
            insert into ledger_examination (process_instance_id, differences, examined_at,
              examined_by, finding)
            values (:instance, :differences, :at, :by, :finding)
            """)
        .param("instance", processInstanceId)
        .param("differences", differences)
        .param("at", JdbcTime.of(at))
        .param("by", by)
        .param("finding", finding)
        .update();
  }
}
