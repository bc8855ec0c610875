package io.tierflow.portal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The queries behind a member's activity. Each part reads the newest of one table by an index that
 * begins with the member, and no more of them than the list can show.
 */
final class ActivityQuery {

  /** Vouchers, and what is kept of those that were removed after their last day. */
  private static final String ALL_VOUCHERS =
      """
      from (
        select voucher_id, state, amount, created_at, expires_on, redeemed_at, reason
        from voucher where member_number = :member
        union all
        select voucher_id, state, amount, created_at, expires_on, redeemed_at, reason
        from voucher_archive where member_number = :member) v
      """;

  private static final List<Part> PARTS =
      List.of(
          new Part(
              ActivitySource.POINTS,
              """
              e.entry_type, e.recorded_at, null, e.entry_number, e.points, e.balance_after, null,
              null, null, null, e.expires_on,
              coalesce(
                (select s.reason from ledger_reason s
                 where s.member_number = e.member_number and s.entry_number = e.entry_number),
                e.reason)
              """,
              "from ledger_entry e where e.member_number = :member ",
              "e.entry_number desc"),
          new Part(
              ActivitySource.TIER,
              """
              c.kind, c.recorded_at, null, 0, null, null, null, c.from_tier, c.to_tier, c.status,
              c.valid_until, case when c.kind = 'EXCEPTION' then null else c.reason end
              """,
              """
              from tier_change c
              where c.member_number = :member and (c.kind <> 'LOWERING' or c.status = 'CONFIRMED')
              """,
              "c.recorded_at desc, c.proposed_on desc, c.change_id desc"),
          voucher(
              "case when v.state in ('HELD', 'CANCELLED') then v.state else 'ISSUED' end,"
                  + " v.created_at, null",
              "",
              "v.created_at desc"),
          voucher(
              "'REDEEMED', v.redeemed_at, null",
              "where v.redeemed_at is not null ",
              "v.redeemed_at desc"),
          voucher(
              "'EXPIRED', null, v.expires_on",
              "where v.state = 'ISSUED' and v.expires_on < :today ",
              "v.expires_on desc"),
          reward(
              "case when r.voucher_id is null then 'GIFT' else 'VOUCHER' end, r.redeemed_at",
              "",
              "r.redeemed_at desc"),
          reward(
              "'RETURNED', r.returned_at", "and r.returned_at is not null ", "r.returned_at desc"));

  private ActivityQuery() {}

  private static Part voucher(String what, String which, String order) {
    return new Part(
        ActivitySource.VOUCHERS,
        what + ", 0, null, null, v.amount, null, null, null, v.expires_on, v.reason ",
        ALL_VOUCHERS + which,
        order + ", v.voucher_id");
  }

  private static Part reward(String what, String which, String order) {
    return new Part(
        ActivitySource.REWARDS,
        what + ", null, 0, null, null, r.amount, null, null, null, null, r.title ",
        "from points_redemption r where r.member_number = :member " + which,
        order + ", r.redemption_id");
  }

  /** The newest entries of each part, {@code :limit} of each at most, unsorted. */
  static String newest(ActivitySource only) {
    return parts(only).stream().map(Part::newest).collect(Collectors.joining(" union all "));
  }

  /** How many entries there are. */
  static String count(ActivitySource only) {
    return parts(only).stream().map(Part::count).collect(Collectors.joining(" + ", "select ", ""));
  }

  private static List<Part> parts(ActivitySource only) {
    return PARTS.stream().filter(part -> only == null || part.source == only).toList();
  }

  private record Part(ActivitySource source, String columns, String rows, String order) {

    String newest() {
      return "(select '%s', %s %s order by %s limit :limit)"
          .formatted(source, columns, rows, order);
    }

    String count() {
      return "(select count(*) %s)".formatted(rows);
    }
  }
}
