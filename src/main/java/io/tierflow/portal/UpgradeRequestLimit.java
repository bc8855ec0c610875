package io.tierflow.portal;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.TooManyRequestsException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often members may have their own tier checked: so often on a day of the programme, over all
 * nodes. A check counts from the moment it begins, whatever comes of it.
 */
@Component
class UpgradeRequestLimit {

  private final JdbcClient database;
  private final ProgrammeCalendar calendar;
  private final PortalSettings settings;

  UpgradeRequestLimit(JdbcClient database, ProgrammeCalendar calendar, PortalSettings settings) {
    this.database = database;
    this.calendar = calendar;
    this.settings = settings;
  }

  /** How often on one day. */
  int perDay() {
    return settings.upgradesPerDay();
  }

  /** How often the member may still do so today. */
  @Transactional(readOnly = true)
  int left(String memberNumber) {
    int done =
        database
            .sql(
                """
                select requests from member_upgrade_request
                where member_number = :member and requested_on = :today
                """)
            .param("member", memberNumber)
            .param("today", calendar.today())
            .query(Integer.class)
            .optional()
            .orElse(0);
    return Math.max(0, perDay() - done);
  }

  /**
   * Counts one more. Those who come at once are counted one after the other.
   *
   * @param memberNumber whose tier is to be checked
   * @throws TooManyRequestsException if it was as often as possible today
   */
  @Transactional
  void count(String memberNumber) {
    LocalDate today = calendar.today();
    int done = lockAndRead(memberNumber, today);
    if (done >= perDay()) {
      throw new TooManyRequestsException(
          "Your tier was checked %d times today. Ask again tomorrow.".formatted(perDay()),
          Duration.between(calendar.now(), calendar.startOf(today.plusDays(1))));
    }
    database
        .sql(
            """
            update member_upgrade_request
            set requested_on = :today, requests = :requests, outcome = null
            where member_number = :member
            """)
        .param("today", today)
        .param("requests", done + 1)
        .param("member", memberNumber)
        .update();
  }

  private int lockAndRead(String memberNumber, LocalDate today) {
    database
        .sql(
            """
            insert into member_upgrade_request (member_number, requested_on, requests)
            values (:member, :today, 0)
            on duplicate key update member_number = member_number
            """)
        .param("member", memberNumber)
        .param("today", today)
        .update();
    return database
        .sql(
            """
            select case when requested_on = :today then requests else 0 end
            from member_upgrade_request where member_number = :member for update
            """)
        .param("today", today)
        .param("member", memberNumber)
        .query(Integer.class)
        .single();
  }

  /** Remembers what came of the member's last check. */
  @Transactional
  void record(String memberNumber, TierCheckOutcome outcome) {
    database
        .sql("update member_upgrade_request set outcome = :outcome where member_number = :member")
        .param("outcome", outcome.name())
        .param("member", memberNumber)
        .update();
  }

  /** What came of the member's last check today. */
  @Transactional(readOnly = true)
  Optional<TierCheckOutcome> outcome(String memberNumber) {
    return database
        .sql(
            """
            select outcome from member_upgrade_request
            where member_number = :member and requested_on = :today and outcome is not null
            """)
        .param("member", memberNumber)
        .param("today", calendar.today())
        .query(String.class)
        .optional()
        .map(TierCheckOutcome::valueOf);
  }
}
