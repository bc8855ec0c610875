package io.tierflow.points;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes every account from the ledger, the lots and the transactions. */
@Service
public class LedgerProofService {

  private static final int LISTED = 100;

  /**
   * Members with an entry whose points are not what it brought into lots less what it took out of
   * them. Entries that took points before this was recorded are left out, and expiries, which stand
   * in the lots. Each table is read once: H2 would evaluate a joined subquery anew for each row.
   */
  private static final String UNEXPLAINED_ENTRIES =
      """
      select distinct member_number
      from (
        select member_number
        from (
          select member_number, entry_number, points as booked, 0 as moved,
            case when points > 0 then 1 else 0 end as explained
          from ledger_entry where entry_type <> 'EXPIRE'
          union all
          select member_number, entry_number, 0, points, 0 from points_lot
          union all
          select member_number, entry_number, 0, points, 1 from lot_movement
        ) facts
        group by member_number, entry_number
        having max(explained) = 1 and sum(booked) <> sum(moved)
      ) entries
      """;

  /**
   * Members with a lot that has given more than it had, or of which not what the ledger says has
   * expired. What was taken before this was recorded is not known, so it may be less than is
   * missing.
   */
  private static final String OVERDRAWN_LOTS =
      """
      select distinct member_number
      from (
        select member_number
        from (
          select member_number, entry_number as lot, points - remaining - expired as gone,
            expired, 1 as lots
          from points_lot
          union all
          select member_number, lot_entry, points, 0, 0 from lot_movement
          union all
          select member_number, corrects_entry, 0, points, 0
          from ledger_entry where entry_type = 'EXPIRE'
        ) facts
        group by member_number, lot
        having max(lots) = 1 and (sum(gone) < 0 or sum(expired) <> 0)
      ) lots
      """;

  private static final String MISMATCHED_ACCOUNTS =
      """
      select m.member_number
      from member m
      left join points_account a on a.member_number = m.member_number
      left join (
        select member_number, sum(points) as points, sum(shortfall) as shortfall,
          sum(case when entry_type in ('EARN', 'REVERSE') then points - shortfall - lapsed else 0 end)
            as booked,
          sum(case when entry_type in ('EARN', 'REVERSE')
            then coalesce(qualifying_points, points - shortfall - lapsed) else 0 end) as qualifying,
          count(*) as entries
        from ledger_entry group by member_number
      ) e on e.member_number = m.member_number
      left join (
        select member_number, sum(remaining) as remaining from points_lot group by member_number
      ) l on l.member_number = m.member_number
      left join (
        select member_number, sum(exact_share) as share, sum(coalesce(qualifying_share, exact_share)) as qualifying
        from transaction group by member_number
      ) t on t.member_number = m.member_number
      where a.member_number is null
        or a.balance <> coalesce(e.points, 0)
        or a.balance <> coalesce(l.remaining, 0)
        or a.shortfall <> coalesce(e.shortfall, 0)
        or a.booked <> coalesce(e.booked, 0)
        or a.last_entry_number <> coalesce(e.entries, 0)
        or a.exact_earned <> coalesce(t.share, 0)
        or a.booked <> floor(a.exact_earned)
        or a.booked + a.qualifying_booked_difference <> coalesce(e.qualifying, 0)
        or a.exact_earned + a.qualifying_difference <> coalesce(t.qualifying, 0)
        or a.booked + a.qualifying_booked_difference
          <> floor(a.exact_earned + a.qualifying_difference)
      """;

  /**
   * Members with a transaction whose promotions are more than it earned, or that is said to have
   * promotions and has none, or has some and is not said to.
   */
  private static final String UNEXPLAINED_PROMOTIONS =
      """
      select distinct member_number
      from (
        select member_number
        from (
          select member_number, transaction_id, exact_share, qualifying_share, 1 as promoted
          from transaction where promoted = true
          union all
          select member_number, transaction_id, -exact_share, -qualifying_share, -1
          from transaction_promotion
        ) facts
        group by member_number, transaction_id
        having sum(exact_share) < 0 or sum(qualifying_share) < 0
          or max(promoted) < 1 or min(promoted) > -1
      ) transactions
      """;

  /** Promotions whose counter is not what the transactions have of them. */
  private static final String MISCOUNTED_PROMOTIONS =
      """
      select promotion
      from (
        select promotion, awarded as counted, 0 as awarded, 1 as counters
        from promotion_counter where promotion <> ''
        union all
        select promotion, 0, exact_share, 0 from transaction_promotion
      ) facts
      group by promotion
      having max(counters) = 1 and sum(counted) <> sum(awarded)
      order by promotion
      """;

  private final JdbcClient jdbc;

  LedgerProofService(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Recomputes: balance = sum of the entries = what remains of the lots; shortfall = sum of the
   * entries' shortfall; earned less reversed = the sum of the transactions' exact shares, rounded
   * down; the same of the points that count towards tiers; entries numbered without gaps. Of each
   * entry: points = what it brought into its lots less what it took out of them. Of each lot:
   * nothing was taken or has expired that was not in it. Of each promotion with a limit for the
   * programme: what is counted is what its transactions have of it.
   *
   * @return how many members were checked, which do not match, and which promotions
   */
  @Transactional(readOnly = true)
  public LedgerProof prove() {
    long members = jdbc.sql("select count(*) from member").query(Long.class).single();
    SortedSet<String> mismatched = new TreeSet<>();
    for (String query :
        List.of(MISMATCHED_ACCOUNTS, UNEXPLAINED_ENTRIES, OVERDRAWN_LOTS, UNEXPLAINED_PROMOTIONS)) {
      mismatched.addAll(jdbc.sql(query).query(String.class).list());
    }
    List<String> promotions = jdbc.sql(MISCOUNTED_PROMOTIONS).query(String.class).list();
    return new LedgerProof(
        members,
        mismatched.size() + promotions.size(),
        mismatched.stream().limit(LISTED).toList(),
        promotions.stream().limit(LISTED).toList());
  }
}
