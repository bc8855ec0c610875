package io.tierflow.communication;

import io.tierflow.programme.RecordRowMapper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What members were told of. */
@Repository
class ToldOccasionRepository {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ToldOccasionRepository(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Of what these members were told, and when last. */
  Map<ToldOccasion.Name, LocalDate> of(Collection<String> memberNumbers) {
    return jdbc
        .sql(
            """
            select member_number, kind, occasion, told_on from communication_occasion
            where member_number in (:memberNumbers)
            """)
        .param("memberNumbers", memberNumbers)
        .query(RecordRowMapper.of(ToldOccasion.class))
        .stream()
        .collect(Collectors.toMap(ToldOccasion::name, ToldOccasion::toldOn));
  }

  void add(List<ToldOccasion> told) {
    batches.batchUpdate(
        """
        insert into communication_occasion (member_number, kind, occasion, told_on)
        values (?, ?, ?, ?) on duplicate key update told_on = values(told_on)
        """,
        told.stream()
            .map(
                each ->
                    new Object[] {each.memberNumber(), each.kind(), each.occasion(), each.toldOn()})
            .toList());
  }
}
