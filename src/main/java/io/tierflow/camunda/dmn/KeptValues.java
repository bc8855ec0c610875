package io.tierflow.camunda.dmn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Set;

/** Which values may be kept with a remembered decision: those that never change, and are small. */
final class KeptValues {

  private static final int MAX_TEXT = 256;

  private static final Set<Class<?>> KEPT =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          BigInteger.class,
          BigDecimal.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Period.class,
          Duration.class,
          Thresholds.Place.class);

  private KeptValues() {}

  static boolean mayKeep(Object value) {
    if (value instanceof String text) {
      return text.length() <= MAX_TEXT;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number);
    }
    return value == null || KEPT.contains(value.getClass());
  }
}
