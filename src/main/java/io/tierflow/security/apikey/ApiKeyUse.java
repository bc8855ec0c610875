package io.tierflow.security.apikey;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the use of keys in memory, and writes it down by the minute and by the hour: a call with a
 * key writes nothing of its own.
 */
@Component
class ApiKeyUse implements DisposableBean {

  private final ApiKeyRepository keys;
  private final AuditTrail audit;
  private final ProgrammeCalendar calendar;
  private final Map<String, Instant> lastUses = new ConcurrentHashMap<>();
  private final Map<HourOfKey, Long> calls = new ConcurrentHashMap<>();

  ApiKeyUse(ApiKeyRepository keys, AuditTrail audit, ProgrammeCalendar calendar) {
    this.keys = keys;
    this.audit = audit;
    this.calendar = calendar;
  }

  void count(String keyId) {
    Instant now = calendar.now();
    lastUses.put(keyId, now);
    calls.merge(new HourOfKey(keyId, now.truncatedTo(ChronoUnit.HOURS)), 1L, Long::sum);
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void write() {
    lastUses.keySet().forEach(this::writeLastUse);
    writeHoursBefore(calendar.now().truncatedTo(ChronoUnit.HOURS));
  }

  /** What is left of the hour at hand when the application ends. */
  @Override
  public void destroy() {
    lastUses.keySet().forEach(this::writeLastUse);
    writeHoursBefore(Instant.MAX);
  }

  private void writeLastUse(String keyId) {
    keys.used(keyId, lastUses.remove(keyId));
  }

  private void writeHoursBefore(Instant hour) {
    calls.keySet().stream().filter(key -> key.hour().isBefore(hour)).forEach(this::writeHour);
  }

  private void writeHour(HourOfKey key) {
    long number = calls.remove(key);
    try {
      audit.recordFor(
          ApiKey.actor(key.keyId()),
          AuditAction.API_KEY_USED,
          key.keyId(),
          "%s in the hour from %s".formatted(CountText.of(number, "call"), key.hour()));
    } catch (RuntimeException unwritten) {
      calls.merge(key, number, Long::sum);
      throw unwritten;
    }
  }

  private record HourOfKey(String keyId, Instant hour) {}
}
