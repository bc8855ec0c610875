package io.tierflow.notification.content;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The texts of which stored content consists, by their keys. */
final class ContentTexts {

  private ContentTexts() {}

  /** Collects texts by their keys; what is null is left out. */
  static final class Writer {

    private final Map<String, String> values = new TreeMap<>();

    Map<String, String> values() {
      return values;
    }

    void put(String key, BigDecimal amount) {
      put(key, amount == null ? null : amount.toPlainString());
    }

    void put(String key, Object value) {
      if (value != null) {
        values.put(key, value.toString());
      }
    }
  }

  /** Reads texts by their keys; what has no key is null. */
  record Reader(Map<String, String> values) {

    boolean has(String key) {
      return values.containsKey(key);
    }

    String text(String key) {
      return values.get(key);
    }

    <T> T value(String key, Function<String, T> parser) {
      String text = values.get(key);
      return text == null ? null : parser.apply(text);
    }

    long number(String key) {
      return Long.parseLong(values.get(key));
    }

    Long numberOrNull(String key) {
      return value(key, Long::valueOf);
    }

    BigDecimal amount(String key) {
      return value(key, BigDecimal::new);
    }

    LocalDate day(String key) {
      return value(key, LocalDate::parse);
    }
  }
}
