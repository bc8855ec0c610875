package io.tierflow.audit;

import io.tierflow.common.JdbcTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes what somebody did. An entry belongs to the transaction in which it happens: both are
 * there, or neither.
 */
@Service
public class AuditTrail {

  private static final String SYSTEM = "system";

  /** How callers with an API key are named, and what users of other systems may. */
  private static final String KEY = "key:";

  private static final String MACHINES = "GROUP_api-clients";

  private static final int MAX_ACTOR_LENGTH = 128;
  private static final int MAX_ADDRESS_LENGTH = 64;
  private static final int MAX_SUBJECT_LENGTH = 200;
  private static final int MAX_DETAIL_LENGTH = 2_000;
  private static final int MAX_ATTACHMENT_LENGTH = 1_000_000;

  private final JdbcClient database;
  private final Clock clock;
  private final EntryIds ids = new EntryIds();

  AuditTrail(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Records what the caller of the current request did; without a request, the system itself.
   *
   * @param action what was done
   * @param subject to what: a member number, a table's key, a key's id; never personal data
   * @param detail more about it in one line, or null; never personal data or secrets
   */
  @Transactional
  public void record(AuditAction action, String subject, String detail) {
    recordFor(nameOf(caller()), action, subject, detail);
  }

  /**
   * Records what a person did in the current request. What other systems do by the thousand is kept
   * with the thing itself, and not here.
   *
   * @param action what was done
   * @param subject to what; never personal data
   * @param detail more about it in one line, or null; never personal data or secrets
   */
  @Transactional
  public void recordIfPerson(AuditAction action, String subject, String detail) {
    Authentication caller = caller();
    if (isPerson(caller)) {
      recordFor(nameOf(caller), action, subject, detail);
    }
  }

  /**
   * Records what somebody did who is not the request's caller yet, as at sign-in.
   *
   * @param actor user, key or member number
   * @param action what was done
   * @param subject to what; never personal data
   * @param detail more about it in one line, or null; never personal data or secrets
   */
  @Transactional
  public void recordFor(String actor, AuditAction action, String subject, String detail) {
    recordFor(actor, action, subject, detail, null);
  }

  /**
   * Records what somebody did, with a text that shows it, such as the difference between two
   * versions of a table. What exceeds its column is cut.
   *
   * @param actor user, key or member number; null for the caller of the current request
   * @param action what was done
   * @param subject to what; never personal data
   * @param detail more about it in one line, or null; never personal data or secrets
   * @param attachment the text, or null; never personal data or secrets
   */
  @Transactional
  public void recordFor(
      String actor, AuditAction action, String subject, String detail, String attachment) {
    Instant now = clock.instant();
    database
        .sql(
            """
            insert into audit_entry
              (entry_id, recorded_at, actor, address, action, subject, detail, attachment)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            ids.next(now),
            JdbcTime.of(now.truncatedTo(ChronoUnit.SECONDS)),
            cut(actor == null ? nameOf(caller()) : actor, MAX_ACTOR_LENGTH),
            cut(address(), MAX_ADDRESS_LENGTH),
            action.name(),
            cut(subject, MAX_SUBJECT_LENGTH),
            cut(detail, MAX_DETAIL_LENGTH),
            cut(attachment, MAX_ATTACHMENT_LENGTH))
        .update();
  }

  /**
   * Who did something first, and from where.
   *
   * @param action what was done
   * @param subject to what
   * @return the origin; empty if it is not in the audit
   */
  @Transactional(readOnly = true)
  public Optional<AuditOrigin> origin(AuditAction action, String subject) {
    return database
        .sql(
            """
            select actor, address from audit_entry where subject = ? and action = ?
            order by recorded_at, entry_id limit 1
            """)
        .params(subject, action.name())
        .query(AuditOrigin.class)
        .optional();
  }

  private static Authentication caller() {
    return SecurityContextHolder.getContext().getAuthentication();
  }

  private static String nameOf(Authentication caller) {
    return caller == null ? SYSTEM : caller.getName();
  }

  private static boolean isPerson(Authentication caller) {
    return caller != null
        && !(caller instanceof AnonymousAuthenticationToken)
        && !caller.getName().startsWith(KEY)
        && caller.getAuthorities().stream()
            .noneMatch(authority -> MACHINES.equals(authority.getAuthority()));
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
        ? addressOf(call.getRequest())
        : null;
  }

  private static String addressOf(HttpServletRequest request) {
    return request.getRemoteAddr();
  }

  private static String cut(String text, int longest) {
    if (text == null || text.length() <= longest) {
      return text;
    }
    // Half a character can't be stored.
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }
}
