package io.tierflow.points;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
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
      select member_number as subject, entry_number as reference, total_moved as expected_entry,
        total_booked as found_entry
      from (
        select member_number, entry_number, sum(booked) as total_booked, sum(moved) as total_moved
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
      select member_number as subject, lot as reference,
        case when left_over < 0 then total_taken + left_over else 0 end as expected_lot_taken,
        case when left_over < 0 then total_taken else 0 end as found_lot_taken,
        total_told as expected_lot_expired, total_told + unexplained as found_lot_expired
      from (
        select member_number, lot, sum(gone) as left_over, sum(expired) as unexplained,
          sum(taken) as total_taken, sum(told) as total_told
        from (
          select member_number, entry_number as lot, points - remaining - expired as gone,
            expired, 1 as lots, 0 as taken, 0 as told
          from points_lot
          union all
          select member_number, lot_entry, points, 0, 0, -points, 0 from lot_movement
          union all
          select member_number, corrects_entry, 0, points, 0, 0, -points
          from ledger_entry where entry_type = 'EXPIRE'
        ) facts
        group by member_number, lot
        having max(lots) = 1 and (sum(gone) < 0 or sum(expired) <> 0)
      ) lots
      """;

  private static final String MISMATCHED_ACCOUNTS =
      """
      select m.member_number as subject, '' as reference,
        1 as expected_account,
        case when a.member_number is null then 0 else 1 end as found_account,
        coalesce(e.points, 0) as expected_balance, coalesce(a.balance, 0) as found_balance,
        coalesce(l.remaining, 0) as expected_lots, coalesce(a.balance, 0) as found_lots,
        coalesce(e.shortfall, 0) as expected_shortfall, coalesce(a.shortfall, 0) as found_shortfall,
        coalesce(e.booked, 0) as expected_booked, coalesce(a.booked, 0) as found_booked,
        coalesce(e.entries, 0) as expected_entry_numbers,
        coalesce(a.last_entry_number, 0) as found_entry_numbers,
        coalesce(t.share, 0) as expected_earned, coalesce(a.exact_earned, 0) as found_earned,
        coalesce(floor(a.exact_earned), 0) as expected_rounded,
        coalesce(a.booked, 0) as found_rounded,
        coalesce(e.qualifying, 0) as expected_qualifying_booked,
        coalesce(a.booked + a.qualifying_booked_difference, 0) as found_qualifying_booked,
        coalesce(t.qualifying, 0) as expected_qualifying_earned,
        coalesce(a.exact_earned + a.qualifying_difference, 0) as found_qualifying_earned,
        coalesce(floor(a.exact_earned + a.qualifying_difference), 0)
          as expected_qualifying_rounded,
        coalesce(a.booked + a.qualifying_booked_difference, 0) as found_qualifying_rounded
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
      select member_number as subject, transaction_id as reference,
        awarded as expected_transaction_promotions, earned as found_transaction_promotions
      from (
        select member_number, transaction_id,
          sum(case when promoted < 0 then -exact_share else 0 end) as awarded,
          sum(case when promoted > 0 then exact_share else 0 end) as earned
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
      select promotion as subject, '' as reference, sum(awarded) as expected_promotion,
        sum(counted) as found_promotion
      from (
        select promotion, awarded as counted, 0 as awarded, 1 as counters
        from promotion_counter where promotion <> ''
        union all
        select promotion, 0, exact_share, 0 from transaction_promotion
      ) facts
      group by promotion
      having max(counters) = 1 and sum(counted) <> sum(awarded)
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
    SortedSet<String> mismatched = new TreeSet<>();
    SortedSet<String> promotions = new TreeSet<>();
    forEach(
        difference ->
            (difference.check() == LedgerCheck.PROMOTION ? promotions : mismatched)
                .add(difference.subject()));
    return new LedgerProof(
        jdbc.sql("select count(*) from member").query(Long.class).single(),
        mismatched.size() + promotions.size(),
        mismatched.stream().limit(LISTED).toList(),
        promotions.stream().limit(LISTED).toList());
  }

  /**
   * Recomputes the same, and names what differs.
   *
   * @param most how many differences to name
   * @return the first differences of each query, at most this many; none if all adds up
   */
  @Transactional(readOnly = true)
  public List<LedgerDifference> differences(int most) {
    List<LedgerDifference> named = new ArrayList<>();
    forEach(
        difference -> {
          if (named.size() < most) {
            named.add(difference);
          }
        });
    return List.copyOf(named);
  }

  private void forEach(Consumer<LedgerDifference> consumer) {
    visit(MISMATCHED_ACCOUNTS, LedgerCheck.OF_ACCOUNTS, consumer);
    visit(UNEXPLAINED_ENTRIES, List.of(LedgerCheck.ENTRY), consumer);
    visit(OVERDRAWN_LOTS, List.of(LedgerCheck.LOT_TAKEN, LedgerCheck.LOT_EXPIRED), consumer);
    visit(UNEXPLAINED_PROMOTIONS, List.of(LedgerCheck.TRANSACTION_PROMOTIONS), consumer);
    visit(MISCOUNTED_PROMOTIONS, List.of(LedgerCheck.PROMOTION), consumer);
  }

  /** Each row differs in something; of several checks only those are of interest that differ. */
  private void visit(String query, List<LedgerCheck> checks, Consumer<LedgerDifference> consumer) {
    jdbc.sql(query)
        .query(
            row -> {
              for (LedgerCheck check : checks) {
                LedgerDifference difference = read(row, check);
                if (checks.size() == 1
                    || difference.expected().compareTo(difference.found()) != 0) {
                  consumer.accept(difference);
                }
              }
            });
  }

  private static LedgerDifference read(ResultSet row, LedgerCheck check) throws SQLException {
    return new LedgerDifference(
        check,
        row.getString("subject"),
        row.getString("reference"),
        row.getBigDecimal(check.expectedColumn()),
        row.getBigDecimal(check.foundColumn()));
  }
}
