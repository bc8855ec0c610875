package io.tierflow.staff;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberCondition;
import io.tierflow.member.MemberSearch;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.staff.MemberOrder.By;
import io.tierflow.staff.MemberOrder.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds members by a filter, page by page from a place on: a page far behind costs what the first
 * one costs. By number the index of members is read, as far as the page needs it; in any other
 * order each member that the filter lets through is looked at once.
 */
@Repository
class MemberListRepository {

  private static final String ACTIVITY =
      """
      coalesce(
        (select max(t.occurred_at) from transaction t where t.member_number = m.member_number),
        cast(m.enrolled_on as datetime))\
      """;

  private final JdbcClient database;
  private final MemberSearch search;
  private final VocabularySource vocabulary;
  private final ProgrammeCalendar calendar;

  MemberListRepository(
      JdbcClient database,
      MemberSearch search,
      VocabularySource vocabulary,
      ProgrammeCalendar calendar) {
    this.database = database;
    this.search = search;
    this.vocabulary = vocabulary;
    this.calendar = calendar;
  }

  /**
   * The members behind a place.
   *
   * @param filter which members
   * @param order in which order
   * @param after the place, or null for the beginning of the list
   * @param most how many at most
   * @return where each of them stands, in the list's order
   */
  List<Place> after(MemberCriteria filter, MemberOrder order, Place after, int most) {
    return places(filter, order, after, false, most);
  }

  /** The members before a place, of whom the last ones are told, in the list's order. */
  List<Place> before(MemberCriteria filter, MemberOrder order, Place before, int most) {
    List<Place> places = new ArrayList<>(places(filter, order, before, true, most));
    Collections.reverse(places);
    return places;
  }

  /**
   * Counts members.
   *
   * @param filter which members
   * @param most where to stop
   * @return how many, or the most
   */
  long count(MemberCriteria filter, long most) {
    Map<String, Object> parameters = new HashMap<>();
    String members = members(filter, By.NUMBER, "m.member_number", parameters);
    parameters.put("most", most);
    return database
        .sql("select count(*) from (%s limit :most) counted".formatted(members))
        .params(parameters)
        .query(Long.class)
        .single();
  }

  /** When some members last did anything; who never has is left out. */
  Map<String, Instant> lastActivity(Collection<String> memberNumbers) {
    Map<String, Instant> last = new HashMap<>();
    if (!memberNumbers.isEmpty()) {
      database
          .sql(
              """
              select member_number, max(occurred_at) from transaction
              where member_number in (:memberNumbers) group by member_number\
              """)
          .param("memberNumbers", memberNumbers)
          .query((row, number) -> last.put(row.getString(1), JdbcTime.read(row, 2)))
          .list();
    }
    return last;
  }

  private List<Place> places(
      MemberCriteria filter, MemberOrder order, Place from, boolean backwards, int most) {
    Map<String, Object> parameters = new HashMap<>();
    boolean byNumber = order.by() == By.NUMBER;
    String numberAfter = backwards ? "<" : ">";
    String numberOrder = backwards ? "desc" : "asc";
    boolean descending = order.descending() != backwards;
    String sql;
    if (byNumber) {
      sql =
          members(filter, By.NUMBER, "m.member_number, m.member_number as place", parameters)
              + (from == null ? "" : " and m.member_number %s :placeNumber".formatted(numberAfter))
              + " order by m.member_number "
              + numberOrder;
    } else {
      String columns = "m.member_number, %s as place".formatted(value(order.by(), parameters));
      sql =
          "select f.member_number, f.place from (%s) f"
              .formatted(members(filter, order.by(), columns, parameters));
      if (from != null) {
        sql +=
            " where (f.place %s :place or f.place = :place and f.member_number %s :placeNumber)"
                .formatted(descending ? "<" : ">", numberAfter);
        parameters.put("place", from.value());
      }
      sql +=
          " order by f.place %s, f.member_number %s"
              .formatted(descending ? "desc" : "asc", numberOrder);
    }
    if (from != null) {
      parameters.put("placeNumber", from.memberNumber());
    }
    parameters.put("most", most);
    return database
        .sql(sql + " limit :most")
        .params(parameters)
        .query((row, number) -> new Place(read(row, order.by()), row.getString(1)))
        .list();
  }

  private static Object read(ResultSet row, By by) throws SQLException {
    return switch (by) {
      case NUMBER -> row.getString(2);
      case TIER -> row.getInt(2);
      case POINTS -> row.getLong(2);
      case ENROLLED -> row.getObject(2, LocalDate.class);
      case ACTIVITY -> row.getObject(2, LocalDateTime.class);
    };
  }

  private String value(By by, Map<String, Object> parameters) {
    return switch (by) {
      case NUMBER -> "m.member_number";
      case TIER -> rank(parameters);
      case POINTS -> "a.balance";
      case ENROLLED -> "m.enrolled_on";
      case ACTIVITY -> ACTIVITY;
    };
  }

  /** A tier's place on the ladder; one that is no longer there is below all others. */
  private String rank(Map<String, Object> parameters) {
    StringBuilder rank = new StringBuilder("case m.tier");
    List<Tier> tiers = vocabulary.ladder().tiers();
    for (int place = 0; place < tiers.size(); place++) {
      rank.append(" when :tier%d then %d".formatted(place, place));
      parameters.put("tier" + place, tiers.get(place).code());
    }
    return rank.append(" else -1 end").toString();
  }

  /** Selects members; the last condition can be followed by another one. */
  private String members(
      MemberCriteria filter, By by, String columns, Map<String, Object> parameters) {
    boolean points = by == By.POINTS || filter.pointsFrom() != null || filter.pointsTo() != null;
    List<String> conditions = new ArrayList<>();
    if (!filter.query().isEmpty()) {
      MemberCondition matching = search.matching(filter.query());
      conditions.add(matching.sql());
      parameters.putAll(matching.parameters());
    }
    require(conditions, parameters, "m.tier = :", "shownTier", code(filter.tier()));
    require(conditions, parameters, "m.status = :", "status", name(filter.status()));
    require(conditions, parameters, "m.account_type = :", "type", name(filter.accountType()));
    if (filter.underReview()) {
      conditions.add("m.tier_status = 'PROVISIONAL'");
    }
    require(conditions, parameters, "a.balance >= :", "pointsFrom", filter.pointsFrom());
    require(conditions, parameters, "a.balance <= :", "pointsTo", filter.pointsTo());
    activity(filter, conditions, parameters);
    if (conditions.isEmpty()) {
      conditions.add("1 = 1");
    }
    return "select %s from member m%s where %s"
        .formatted(
            columns,
            points ? " join points_account a on a.member_number = m.member_number" : "",
            String.join(" and ", conditions));
  }

  /** Each condition looks at an index entry or two of a member, however many there are. */
  private void activity(
      MemberCriteria filter, List<String> conditions, Map<String, Object> parameters) {
    String acted = "exists (select 1 from transaction t where t.member_number = m.member_number%s)";
    if (filter.activeFrom() != null) {
      parameters.put("activeFrom", filter.activeFrom());
      parameters.put("activeFromInstant", start(filter.activeFrom()));
      conditions.add(
          "(%s or m.enrolled_on >= :activeFrom and not %s)"
              .formatted(
                  acted.formatted(" and t.occurred_at >= :activeFromInstant"),
                  acted.formatted("")));
    }
    if (filter.activeTo() != null) {
      parameters.put("activeTo", filter.activeTo());
      parameters.put("activeToInstant", start(filter.activeTo().plusDays(1)));
      conditions.add(
          "(not %s and (m.enrolled_on <= :activeTo or %s))"
              .formatted(
                  acted.formatted(" and t.occurred_at >= :activeToInstant"), acted.formatted("")));
    }
  }

  private LocalDateTime start(LocalDate day) {
    return JdbcTime.of(calendar.startOf(day));
  }

  private static String code(Tier tier) {
    return tier == null ? null : tier.code();
  }

  private static String name(Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private static void require(
      List<String> conditions,
      Map<String, Object> parameters,
      String condition,
      String name,
      Object value) {
    if (value != null) {
      conditions.add(condition + name);
      parameters.put(name, value);
    }
  }
}
