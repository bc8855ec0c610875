package io.tierflow.batch;

import io.tierflow.common.RecordRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The active members of the programme, divided into ranges that nodes work through page by page.
 */
@Repository
class BatchRangeRepository {

  private final JdbcClient jdbc;

  BatchRangeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Divides the active members into ranges of the same size, at most so many. */
  void divide(String kind, String name, int partitions) {
    jdbc.sql(
            """
            insert into batch_range (kind, batch_name, partition_number, up_to_member, taken_up_to,
              members_taken, members_skipped, counted)
            select :kind, :name, part - 1, max(member_number),
              coalesce(lag(max(member_number)) over (order by part), ''), 0, 0, 0
            from (
              select member_number, ntile(%d) over (order by member_number) as part
              from member where status = 'ACTIVE'
            ) numbered
            group by part
            """
                .formatted(partitions))
        .param("kind", kind)
        .param("name", name)
        .update();
  }

  int count(String kind, String name) {
    return jdbc.sql("select count(*) from batch_range where kind = ? and batch_name = ?")
        .params(kind, name)
        .query(Integer.class)
        .single();
  }

  /** What is left of a range; whoever else would take of it waits. */
  MemberRange lock(String kind, String name, int partition) {
    return jdbc.sql(
            """
            select taken_up_to, up_to_member from batch_range
            where kind = ? and batch_name = ? and partition_number = ? for update
            """)
        .params(kind, name, partition)
        .query(RecordRowMapper.of(MemberRange.class))
        .single();
  }

  /** Records how far a range has come. */
  void advance(
      String kind,
      String name,
      int partition,
      MemberRange left,
      long taken,
      long skipped,
      long counted) {
    jdbc.sql(
            """
            update batch_range
            set taken_up_to = ?, members_taken = members_taken + ?,
              members_skipped = members_skipped + ?, counted = counted + ?
            where kind = ? and batch_name = ? and partition_number = ?
            """)
        .params(left.takenUpTo(), taken, skipped, counted, kind, name, partition)
        .update();
  }
}
