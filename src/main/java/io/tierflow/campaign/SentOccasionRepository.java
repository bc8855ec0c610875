package io.tierflow.campaign;

import io.tierflow.common.RecordRowMapper;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The occasions of which members were notified. */
@Repository
class SentOccasionRepository {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  SentOccasionRepository(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** The occasions of which these members were notified, by which rows, and when last. */
  List<SentOccasion> of(Collection<String> memberNumbers) {
    return jdbc.sql(
            """
            select member_number, kind, occasion, rule_id, told_on as sent_on, held_out
            from communication_occasion
            where member_number in (:memberNumbers)
            """)
        .param("memberNumbers", memberNumbers)
        .query(RecordRowMapper.of(SentOccasion.class))
        .list();
  }

  void add(List<SentOccasion> sent) {
    batches.batchUpdate(
        """
        insert into communication_occasion (member_number, kind, occasion, rule_id, told_on,
          held_out)
        values (?, ?, ?, ?, ?, ?)
        on duplicate key update told_on = values(told_on), held_out = values(held_out)
        """,
        sent.stream()
            .map(
                each ->
                    new Object[] {
                      each.memberNumber(),
                      each.kind(),
                      each.occasion(),
                      each.ruleId(),
                      each.sentOn(),
                      each.heldOut()
                    })
            .toList());
  }
}
