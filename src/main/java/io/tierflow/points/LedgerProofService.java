package io.tierflow.points;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes every account from the ledger, the lots and the transactions. */
@Service
public class LedgerProofService {

  private static final int LISTED = 100;

  private static final String MISMATCHES =
      """
      from member m
      left join points_account a on a.member_number = m.member_number
      left join (
        select member_number, sum(points) as points, sum(shortfall) as shortfall,
          sum(case when entry_type in ('EARN', 'REVERSE') then points - shortfall - lapsed else 0 end)
            as booked,
          count(*) as entries
        from ledger_entry group by member_number
      ) e on e.member_number = m.member_number
      left join (
        select member_number, sum(remaining) as remaining from points_lot group by member_number
      ) l on l.member_number = m.member_number
      left join (
        select member_number, sum(exact_share) as share from transaction group by member_number
      ) t on t.member_number = m.member_number
      where a.member_number is null
        or a.balance <> coalesce(e.points, 0)
        or a.balance <> coalesce(l.remaining, 0)
        or a.shortfall <> coalesce(e.shortfall, 0)
        or a.booked <> coalesce(e.booked, 0)
        or a.last_entry_number <> coalesce(e.entries, 0)
        or a.exact_earned <> coalesce(t.share, 0)
        or a.booked <> floor(a.exact_earned)
      """;

  private final JdbcClient jdbc;

  LedgerProofService(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Recomputes: balance = sum of the entries = what remains of the lots; shortfall = sum of the
   * entries' shortfall; earned less reversed = the sum of the transactions' exact shares, rounded
   * down; entries numbered without gaps.
   *
   * @return how many members were checked and which do not match
   */
  @Transactional(readOnly = true)
  public LedgerProof prove() {
    long members = jdbc.sql("select count(*) from member").query(Long.class).single();
    long mismatches = jdbc.sql("select count(*) " + MISMATCHES).query(Long.class).single();
    return new LedgerProof(members, mismatches, mismatches == 0 ? List.of() : mismatched());
  }

  private List<String> mismatched() {
    return jdbc.sql("select m.member_number " + MISMATCHES + " order by 1 limit " + LISTED)
        .query(String.class)
        .list();
  }
}
