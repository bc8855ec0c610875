package io.tierflow.staff;

import static java.util.Comparator.comparing;

import io.tierflow.common.JdbcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds what happened to a member. Of each source only as many rows are read as a page has, from a
 * place on: a page costs the same however long the history is.
 */
@Repository
class TimelineRepository {

  /** No figure, or no actor; untyped, so that it takes the collation of the other branches. */
  private static final String NOTHING = "null";

  private static final String NOBODY = NOTHING;

  /** Among entries of one moment, the ledger's newest is first; ids of others have no order. */
  private static final Comparator<TimelineEntry> NEWEST_FIRST =
      comparing(TimelineEntry::at)
          .reversed()
          .thenComparing(TimelineEntry::kind)
          .thenComparing(entry -> -entry.place().number())
          .thenComparing(TimelineEntry::id);

  private static final List<Source> SOURCES =
      List.of(
          new Source(
              TimelineKind.POINTS,
              "e.recorded_at",
              "e.entry_number",
              "e.entry_type",
              "coalesce(said.reason, e.reason)",
              "cast(e.points as decimal(19, 2))",
              "e.recorded_by",
              """
              ledger_entry e left join ledger_reason said
                on said.member_number = e.member_number and said.entry_number = e.entry_number
              where e.member_number = :member"""),
          new Source(
              TimelineKind.TRANSACTION,
              "occurred_at",
              "transaction_id",
              "kind",
              "transaction_id",
              "amount",
              NOBODY,
              "transaction where member_number = :member"),
          new Source(
              TimelineKind.TIER,
              "recorded_at",
              "change_id",
              "kind",
              """
              concat(case when from_tier is null then '' else concat(from_tier, ' → ') end,
                to_tier, ', ', lower(status), '. ', reason)""",
              NOTHING,
              "granted_by",
              "tier_change where member_number = :member"),
          new Source(
              TimelineKind.VOUCHER,
              "created_at",
              "voucher_id",
              "origin",
              "reason",
              "amount",
              NOBODY,
              "voucher where member_number = :member"),
          new Source(
              TimelineKind.VOUCHER,
              "created_at",
              "voucher_id",
              "origin",
              "reason",
              "amount",
              NOBODY,
              "voucher_archive where member_number = :member"),
          new Source(
              TimelineKind.VOUCHER_USED,
              "redeemed_at",
              "voucher_id",
              "origin",
              "reason",
              "amount",
              NOBODY,
              "voucher where member_number = :member and redeemed_at is not null"),
          new Source(
              TimelineKind.VOUCHER_USED,
              "redeemed_at",
              "voucher_id",
              "origin",
              "reason",
              "amount",
              NOBODY,
              "voucher_archive where member_number = :member and redeemed_at is not null"),
          new Source(
              TimelineKind.REDEMPTION,
              "redeemed_at",
              "redemption_id",
              "case when reward is null then 'VOUCHER' else 'REWARD' end",
              "coalesce(title, redemption_id)",
              "cast(-points as decimal(19, 2))",
              NOBODY,
              "points_redemption where member_number = :member"),
          new Source(
              TimelineKind.GIFT,
              "created_at",
              "gift_id",
              "state",
              "item",
              "cost",
              "decided_by",
              "gift_dispatch where member_number = :member"),
          new Source(
              TimelineKind.MESSAGE,
              "created_at",
              "message_id",
              "kind",
              "lower(concat(channel, ', ', replace(state, '_', ' ')))",
              NOTHING,
              NOBODY,
              "message where member_number = :member"),
          new Source(
              TimelineKind.NOTE,
              "written_at",
              "note_id",
              "''",
              "''",
              NOTHING,
              "written_by",
              "member_note where member_number = :member"),
          done("MEMBER_ENROLLED"),
          done("MEMBER_CHANGED"),
          done("MEMBER_CLOSED"),
          done("MEMBER_MERGED"),
          done("MEMBER_ERASED"),
          done("AGREEMENT_CHANGED"),
          done("APPROVAL_REQUESTED"));

  private final JdbcClient database;

  TimelineRepository(JdbcClient database) {
    this.database = database;
  }

  /** Each action has a branch of its own, so that the index gives its newest entries at once. */
  private static Source done(String action) {
    return new Source(
        TimelineKind.PROFILE,
        "recorded_at",
        "entry_id",
        "action",
        "coalesce(detail, '')",
        NOTHING,
        "actor",
        "audit_entry where subject = :member and action = '%s'".formatted(action));
  }

  /**
   * What happened before a place.
   *
   * @param memberNumber to whom
   * @param kinds of which kinds
   * @param after the place, or null for the beginning
   * @param rows how many entries at most
   * @return entries, newest first
   */
  List<TimelineEntry> before(
      String memberNumber, Collection<TimelineKind> kinds, TimelinePlace after, int rows) {
    String union =
        SOURCES.stream()
            .filter(source -> kinds.contains(source.kind()))
            .map(source -> source.select(after))
            .collect(Collectors.joining("\nunion all\n"));
    return database
        .sql(union)
        .param("member", memberNumber)
        .param("rows", rows)
        .param("at", after == null ? null : JdbcTime.of(after.at()))
        .param("id", after == null ? null : after.id())
        .param("number", after == null ? 0 : after.number())
        .query(TimelineRepository::entry)
        .list()
        .stream()
        .sorted(NEWEST_FIRST)
        .limit(rows)
        .toList();
  }

  private static TimelineEntry entry(ResultSet row, int number) throws SQLException {
    return new TimelineEntry(
        JdbcTime.read(row, "happened_at"),
        TimelineKind.valueOf(row.getString("source")),
        row.getString("item_id"),
        row.getString("code"),
        row.getString("detail"),
        row.getBigDecimal("figure"),
        row.getString("actor"));
  }

  /** One table of things that happen; its parts become parts of a statement. */
  private record Source(
      TimelineKind kind,
      String at,
      String id,
      String code,
      String detail,
      String figure,
      String actor,
      String from) {

    String select(TimelinePlace after) {
      return """
          (select '%s' as source, %s as happened_at, concat('', %s) as item_id, %s as code,
            %s as detail, %s as figure, %s as actor
          from %s%s
          order by %s desc, %s limit :rows)"""
          .formatted(kind, at, id, code, detail, figure, actor, from, behind(after), at, byId());
    }

    private String byId() {
      return kind == TimelineKind.POINTS ? id + " desc" : id;
    }

    private String behind(TimelinePlace after) {
      if (after == null) {
        return "";
      }
      int order = kind.compareTo(after.kind());
      if (order != 0) {
        return " and %s %s :at".formatted(at, order < 0 ? "<" : "<=");
      }
      return " and (%1$s < :at or %1$s = :at and %2$s %3$s)"
          .formatted(at, id, kind == TimelineKind.POINTS ? "< :number" : "> :id");
    }
  }
}
