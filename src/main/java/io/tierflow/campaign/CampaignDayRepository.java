package io.tierflow.campaign;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The points that have expired on each campaign day. */
@Repository
class CampaignDayRepository {

  private final JdbcClient jdbc;

  CampaignDayRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds what has expired on a day. */
  void addExpired(LocalDate day, int lots, long points) {
    jdbc.sql(
            """
            insert into campaign_day_expiry (on_day, lots_expired, points_expired)
            values (:day, :lots, :points)
            on duplicate key update lots_expired = lots_expired + :lots,
              points_expired = points_expired + :points
            """)
        .param("day", day)
        .param("lots", lots)
        .param("points", points)
        .update();
  }

  /** What has expired on these days; a day on which nothing has is absent. */
  Map<LocalDate, Expired> expired(Collection<LocalDate> days) {
    return days.isEmpty()
        ? Map.of()
        : jdbc
            .sql(
                "select on_day, lots_expired, points_expired from campaign_day_expiry"
                    + " where on_day in (:days)")
            .param("days", days)
            .query(
                (row, number) ->
                    new Expired(
                        row.getObject("on_day", LocalDate.class),
                        row.getLong("lots_expired"),
                        row.getLong("points_expired")))
            .list()
            .stream()
            .collect(Collectors.toMap(Expired::day, expired -> expired));
  }

  /** Lots of points that have expired on a day, and the points in them. */
  record Expired(LocalDate day, long lots, long points) {

    static Expired nothing(LocalDate day) {
      return new Expired(day, 0, 0);
    }
  }
}
