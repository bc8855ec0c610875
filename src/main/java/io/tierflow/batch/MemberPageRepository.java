package io.tierflow.batch;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pages of a range of members, and the order in which they are worked through. */
@Repository
class MemberPageRepository {

  private final JdbcClient jdbc;

  MemberPageRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The numbers of the next active members of a range, in the order of the numbers. */
  List<String> next(MemberRange range, int limit) {
    return jdbc.sql(
            """
            select member_number from member
            where member_number > ? and member_number <= ? and status = 'ACTIVE'
            order by member_number limit ?
            """)
        .params(range.takenUpTo(), range.upToMember(), limit)
        .query(String.class)
        .list();
  }
}
