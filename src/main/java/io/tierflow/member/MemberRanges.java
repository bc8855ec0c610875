package io.tierflow.member;

import io.tierflow.common.RecordRowMapper;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The active members of the programme, divided into ranges that several nodes take page by page for
 * a work on all of them. How far a range has come commits with the page, in a table of the work's
 * own.
 */
public final class MemberRanges {

  private final JdbcClient jdbc;
  private final String table;
  private final String work;
  private final String counter;

  /**
   * The ranges of one kind of work.
   *
   * @param jdbc the database
   * @param table its table, with the columns {@code partition_number}, {@code up_to_member}, {@code
   *     taken_up_to}, {@code members_taken} and these two
   * @param work the column that names one work
   * @param counter the column in which the work counts something of its own
   */
  public MemberRanges(JdbcClient jdbc, String table, String work, String counter) {
    this.jdbc = jdbc;
    this.table = table;
    this.work = work;
    this.counter = counter;
  }

  /**
   * Divides the active members into ranges of the same size.
   *
   * @param name which work
   * @param most how many ranges at most
   */
  public void divide(Object name, int most) {
    jdbc.sql(
            """
            insert into %s (%s, partition_number, up_to_member, taken_up_to, members_taken, %s)
            select :name, part - 1, max(member_number),
              coalesce(lag(max(member_number)) over (order by part), ''), 0, 0
            from (
              select member_number, ntile(%d) over (order by member_number) as part
              from member where status = 'ACTIVE'
            ) numbered
            group by part
            """
                .formatted(table, work, counter, most))
        .param("name", name)
        .update();
  }

  /**
   * How many ranges there are.
   *
   * @param name which work
   * @return ranges, numbered from 0
   */
  public int count(Object name) {
    return jdbc.sql("select count(*) from %s where %s = ?".formatted(table, work))
        .param(name)
        .query(Integer.class)
        .single();
  }

  /**
   * What is left of a range; whoever else would take of it waits.
   *
   * @param name which work
   * @param partition number of the range
   * @return the rest
   */
  public MemberRange lock(Object name, int partition) {
    return jdbc.sql(
            """
            select taken_up_to, up_to_member from %s
            where %s = ? and partition_number = ? for update
            """
                .formatted(table, work))
        .params(name, partition)
        .query(RecordRowMapper.of(MemberRange.class))
        .single();
  }

  /**
   * The next active members of a range.
   *
   * @param range what is left of it
   * @param most how many at most
   * @return their numbers, in order
   */
  public List<String> next(MemberRange range, int most) {
    return jdbc.sql(
            """
            select member_number from member
            where member_number > ? and member_number <= ? and status = 'ACTIVE'
            order by member_number limit ?
            """)
        .params(range.takenUpTo(), range.upToMember(), most)
        .query(String.class)
        .list();
  }

  /**
   * Records how far a range has come.
   *
   * @param name which work
   * @param partition number of the range
   * @param left what is left of it
   * @param taken how many members were taken
   * @param counted what is to be added to the work's own count
   */
  public void advance(Object name, int partition, MemberRange left, long taken, long counted) {
    jdbc.sql(
            """
            update %1$s
            set taken_up_to = ?, members_taken = members_taken + ?, %2$s = %2$s + ?
            where %3$s = ? and partition_number = ?
            """
                .formatted(table, counter, work))
        .params(left.takenUpTo(), taken, counted, name, partition)
        .update();
  }

  /**
   * How many members were taken in all ranges.
   *
   * @param name which work
   * @return members
   */
  public long taken(Object name) {
    return sum("members_taken", name);
  }

  /**
   * What the work has counted in all ranges.
   *
   * @param name which work
   * @return the work's own count
   */
  public long counted(Object name) {
    return sum(counter, name);
  }

  private long sum(String column, Object name) {
    return jdbc.sql(
            "select coalesce(sum(%s), 0) from %s where %s = ?".formatted(column, table, work))
        .param(name)
        .query(Long.class)
        .single();
  }
}
