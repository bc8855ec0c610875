package io.tierflow.points;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes every account from the ledger, the lots and the transactions. */
@Service
public class LedgerProofService {

  private static final int LISTED = 100;

  /**
   * Entries whose points are not what they brought into lots less what they took out of lots. Those
   * that took points before this was recorded are left out, and expiries, which stand in the lots.
   */
  private static final String UNEXPLAINED_ENTRIES =
      """
      select e.member_number
      from ledger_entry e
      left join points_lot l
        on l.member_number = e.member_number and l.entry_number = e.entry_number
      left join (
        select member_number, entry_number, sum(points) as points
        from lot_movement group by member_number, entry_number
      ) v on v.member_number = e.member_number and v.entry_number = e.entry_number
      where e.entry_type <> 'EXPIRE' and (e.points > 0 or v.points is not null)
        and e.points <> coalesce(l.points, 0) + coalesce(v.points, 0)
      """;

  /**
   * Lots that have given more than they had, or of which not what the ledger says has expired. What
   * was taken before this was recorded is not known, so it may be less than is missing.
   */
  private static final String OVERDRAWN_LOTS =
      """
      select l.member_number
      from points_lot l
      left join (
        select member_number, lot_entry, sum(points) as points
        from lot_movement group by member_number, lot_entry
      ) v on v.member_number = l.member_number and v.lot_entry = l.entry_number
      left join (
        select member_number, corrects_entry, -sum(points) as points
        from ledger_entry where entry_type = 'EXPIRE' group by member_number, corrects_entry
      ) x on x.member_number = l.member_number and x.corrects_entry = l.entry_number
      where l.remaining + l.expired > l.points + coalesce(v.points, 0)
        or l.expired <> coalesce(x.points, 0)
      """;

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
      left join (
        select member_number, count(*) as entries from (%s) unexplained group by member_number
      ) u on u.member_number = m.member_number
      left join (
        select member_number, count(*) as lots from (%s) overdrawn group by member_number
      ) o on o.member_number = m.member_number
      where a.member_number is null
        or a.balance <> coalesce(e.points, 0)
        or a.balance <> coalesce(l.remaining, 0)
        or a.shortfall <> coalesce(e.shortfall, 0)
        or a.booked <> coalesce(e.booked, 0)
        or a.last_entry_number <> coalesce(e.entries, 0)
        or a.exact_earned <> coalesce(t.share, 0)
        or a.booked <> floor(a.exact_earned)
        or u.entries > 0
        or o.lots > 0
      """
          .formatted(UNEXPLAINED_ENTRIES, OVERDRAWN_LOTS);

  private final JdbcClient jdbc;

  LedgerProofService(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Recomputes: balance = sum of the entries = what remains of the lots; shortfall = sum of the
   * entries' shortfall; earned less reversed = the sum of the transactions' exact shares, rounded
   * down; entries numbered without gaps. Of each entry: points = what it brought into its lots less
   * what it took out of them. Of each lot: nothing was taken or has expired that was not in it.
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
