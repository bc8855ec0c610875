package io.tierflow.security.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells the audit of calls that the caller's groups or scopes do not allow: of each once a minute,
 * and of so many of one caller a minute at most, or a script that errs would fill it.
 */
@Component
public class DeniedCalls {

  private static final Logger LOG = LoggerFactory.getLogger(DeniedCalls.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MAX_CALLERS = 10_000;
  private static final int MAX_PER_MINUTE = 30;

  private final AuditTrail trail;
  private final Cache<String, Boolean> told =
      Caffeine.newBuilder().maximumSize(MAX_CALLERS).expireAfterWrite(MINUTE).build();
  private final Cache<String, AtomicInteger> entries =
      Caffeine.newBuilder().maximumSize(MAX_CALLERS).expireAfterWrite(MINUTE).build();

  DeniedCalls(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * Tells of one.
   *
   * @param caller who has signed in
   * @param method such as POST
   * @param path what was called, without its query
   */
  public void record(String caller, String method, String path) {
    String call = String.join(" ", caller, method, path);
    if (told.asMap().putIfAbsent(call, true) != null
        || entries.get(caller, first -> new AtomicInteger()).incrementAndGet() > MAX_PER_MINUTE) {
      return;
    }
    try {
      trail.recordFor(
          caller,
          AuditAction.CALL_REFUSED,
          path,
          method + " is not allowed to any of the caller's groups or scopes; told once a minute.");
    } catch (DataAccessException | TransactionException unreachable) {
      // The refusal itself needs no database.
      LOG.warn("The audit could not be told that {} was refused {}.", caller, method);
    }
  }
}
