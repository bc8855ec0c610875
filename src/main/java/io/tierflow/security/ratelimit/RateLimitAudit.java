package io.tierflow.security.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.web.TooManyRequestsResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells the audit of addresses that send too much or too slowly: of each once a minute, and of so
 * many a minute at most, or a flood of calls would become one of entries.
 */
@Component
class RateLimitAudit {

  private static final Logger LOG = LoggerFactory.getLogger(RateLimitAudit.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MAX_PER_MINUTE = 60;

  private final AuditTrail trail;
  private final Cache<String, Boolean> told =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(MINUTE).build();
  private final Bucket entries =
      Bucket.builder()
          .addLimit(limit -> limit.capacity(MAX_PER_MINUTE).refillGreedy(MAX_PER_MINUTE, MINUTE))
          .build();

  RateLimitAudit(AuditTrail trail) {
    this.trail = trail;
  }

  @EventListener
  void tell(TooManyRequestsResponse refused) {
    if (told.asMap().putIfAbsent(refused.address(), true) != null || !entries.tryConsume(1)) {
      return;
    }
    try {
      trail.recordFor(
          caller(),
          AuditAction.CALL_REFUSED,
          refused.address(),
          "Too many calls, or calls that are too slow; recorded once a minute. The first: "
              + refused.call());
    } catch (DataAccessException | TransactionException unreachable) {
      // The refusal itself needs no database.
      LOG.warn("That {} sends too much could not be recorded in the audit.", refused.address());
    }
  }

  private static String caller() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null || caller instanceof AnonymousAuthenticationToken
        ? "nobody"
        : caller.getName();
  }
}
