package io.tierflow.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
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

  private final JdbcClient database;
  private final Clock clock;

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
    recordFor(caller(), action, subject, detail);
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
    database
        .sql(
            "insert into audit_entry (entry_id, recorded_at, actor, address, action, subject,"
                + " detail) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            UUID.randomUUID().toString(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
            actor,
            address(),
            action.name(),
            subject,
            detail)
        .update();
  }

  private static String caller() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null ? SYSTEM : caller.getName();
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
        ? addressOf(call.getRequest())
        : null;
  }

  private static String addressOf(HttpServletRequest request) {
    return request.getRemoteAddr();
  }
}
