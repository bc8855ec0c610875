package io.tierflow.security.authentication;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.common.JdbcTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down who guesses, for good: no number of wrong passwords or codes locks a user out.
 * Failures count by user and address together, so a stranger's guesses leave alone who signs in
 * from elsewhere; and by user alone, against guesses from many addresses, which bounds those
 * addresses from which the user has not signed in before. All nodes count together.
 *
 * <p>Callers {@link #lock} the user in their transaction, so that tries at once are counted one by
 * one.
 */
@Component
@EngineInternal(
    why = "No public call locks a user's row, by which tries at once are counted one by one.",
    replacement = "A row for each user in a table of Tierflow's own.",
    also = "ACT_ID_USER")
public class SignInThrottle {

  private static final String ANYWHERE = "*";
  private static final Duration ALMOST_A_SECOND = Duration.ofMillis(999);
  private static final Duration KNOWN_FOR = Duration.ofDays(90);

  private final JdbcClient database;

  SignInThrottle(JdbcClient database) {
    this.database = database;
  }

  private record Tries(int failures, Instant failedAt, Instant waitsUntil, Instant succeededAt) {

    static final Tries NONE = new Tries(0, null, null, null);

    boolean waits(Instant now) {
      return waitsUntil != null && now.isBefore(waitsUntil);
    }

    boolean isKnown(Instant now) {
      return succeededAt != null && now.isBefore(succeededAt.plus(KNOWN_FOR));
    }

    int failuresThatCount(Instant now) {
      return failedAt == null || now.isAfter(failedAt.plus(SignInDelay.REMEMBERED_FOR))
          ? 0
          : failures;
    }
  }

  /**
   * Has others wait who try for the same user, until the caller's transaction ends.
   *
   * @param user id of the user
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(String user) {
    database
        .sql("select REV_ from ACT_ID_USER where ID_ = ? for update")
        .param(user)
        .query(Integer.class)
        .optional();
  }

  /**
   * Whether the next try counts, or would come too early.
   *
   * @param user id of the user
   * @param origin from where it comes
   * @return false while the user has to wait at that address
   */
  @Transactional
  public boolean mayTry(String user, String origin) {
    Map<String, Tries> tries = find(user, origin);
    Instant now = SignInDelays.now();
    Tries here = tries.getOrDefault(origin, Tries.NONE);
    return !here.waits(now)
        && (here.isKnown(now) || !tries.getOrDefault(ANYWHERE, Tries.NONE).waits(now));
  }

  /**
   * Counts a wrong password or code.
   *
   * @param user id of the user
   * @param origin from where it came
   */
  @Transactional
  public void failed(String user, String origin) {
    Map<String, Tries> tries = find(user, origin);
    Instant now = SignInDelays.now();
    int here = tries.getOrDefault(origin, Tries.NONE).failuresThatCount(now) + 1;
    int anywhere = tries.getOrDefault(ANYWHERE, Tries.NONE).failuresThatCount(now) + 1;
    write(user, origin, here, now, SignInDelay.atAddress(here));
    write(user, ANYWHERE, anywhere, now, SignInDelay.anywhere(anywhere));
  }

  /**
   * Remembers the address from which a user has signed in completely. What was mistyped there
   * counts no longer; what was guessed elsewhere does.
   *
   * @param user id of the user
   * @param origin from where
   */
  @Transactional
  public void succeeded(String user, String origin) {
    Map<String, Tries> tries = find(user, origin);
    Instant now = SignInDelays.now();
    int mistyped = tries.getOrDefault(origin, Tries.NONE).failuresThatCount(now);
    if (mistyped > 0) {
      database
          .sql(
              """
              update sign_in_throttle
              set failures = case when failures > :mistyped then failures - :mistyped else 0 end
              where user_id = :user and origin = :anywhere
              """)
          .param("mistyped", mistyped)
          .param("user", user)
          .param("anywhere", ANYWHERE)
          .update();
    }
    database
        .sql(
            """
            insert into sign_in_throttle (user_id, origin, failures, succeeded_at, touched_at)
            values (:user, :origin, 0, :now, :now)
            on duplicate key update failures = 0, waits_until = null, succeeded_at = :now,
              touched_at = :now
            """)
        .param("user", user)
        .param("origin", origin)
        .param("now", stored(now))
        .update();
  }

  /**
   * Forgets all failures of a user, and from where the user has signed in.
   *
   * @param user id of the user
   */
  @Transactional
  public void forget(String user) {
    database.sql("delete from sign_in_throttle where user_id = ?").param(user).update();
  }

  @EventListener
  void forget(UserUnlocked unlocked) {
    forget(unlocked.user());
  }

  @EventListener
  void forget(UserRemoved removed) {
    forget(removed.user());
  }

  @Scheduled(cron = "0 17 3 * * *", zone = "UTC")
  @Transactional
  void removeOld() {
    database
        .sql("delete from sign_in_throttle where touched_at < ?")
        .param(stored(SignInDelays.now().minus(KNOWN_FOR)))
        .update();
    database
        .sql("delete from sign_in_throttle where succeeded_at is null and touched_at < ?")
        .param(stored(SignInDelays.now().minus(SignInDelay.REMEMBERED_FOR)))
        .update();
  }

  private Map<String, Tries> find(String user, String origin) {
    Map<String, Tries> found = new HashMap<>();
    database
        .sql(
            """
            select origin, failures, failed_at, waits_until, succeeded_at from sign_in_throttle
            where user_id = ? and origin in (?, ?)
            """)
        .params(user, origin, ANYWHERE)
        .query(
            (row, number) ->
                found.put(
                    row.getString("origin"),
                    new Tries(
                        row.getInt("failures"),
                        JdbcTime.read(row, "failed_at"),
                        JdbcTime.read(row, "waits_until"),
                        JdbcTime.read(row, "succeeded_at"))))
        .list();
    return found;
  }

  private void write(String user, String origin, int failures, Instant now, Duration wait) {
    database
        .sql(
            """
            insert into sign_in_throttle
              (user_id, origin, failures, failed_at, waits_until, touched_at)
            values (:user, :origin, :failures, :now, :until, :now)
            on duplicate key update failures = :failures, failed_at = :now, waits_until = :until,
              touched_at = :now
            """)
        .param("user", user)
        .param("origin", origin)
        .param("failures", failures)
        .param("now", stored(now))
        .param("until", stored(now.plus(wait).plus(ALMOST_A_SECOND)))
        .update();
  }

  /** In whole seconds, which the databases would round, each in its way. */
  private static LocalDateTime stored(Instant instant) {
    return JdbcTime.of(instant.truncatedTo(ChronoUnit.SECONDS));
  }
}
