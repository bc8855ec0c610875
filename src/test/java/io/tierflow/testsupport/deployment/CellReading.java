package io.tierflow.testsupport.deployment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads plain cells of a table as a person does, without FEEL: constants, comparisons, ranges,
 * lists, {@code not(…)}, {@code null} and the four operations. Null stands for "can't be said".
 */
public final class CellReading {

  private final String text;
  private final Map<String, Object> names;
  private int at;

  private CellReading(String text, Map<String, Object> names) {
    this.text = text;
    this.names = names;
  }

  /** Whether the tests of an input's cell hold for a value. */
  public static boolean matches(String cell, Object value) {
    String text = cell.strip();
    if (text.isEmpty() || text.equals("-")) {
      return true;
    }
    CellReading reading = new CellReading(text, Map.of());
    Boolean holds = reading.tests(value);
    reading.end();
    return Boolean.TRUE.equals(holds);
  }

  /** What an output's cell gives that may name inputs. */
  public static Object value(String cell, Map<String, Object> inputs) {
    if (cell.isBlank()) {
      return null;
    }
    CellReading reading = new CellReading(cell.strip(), inputs);
    Object value = reading.sum();
    reading.end();
    return value;
  }

  private Boolean tests(Object value) {
    if (takes("not(")) {
      Boolean inner = tests(value);
      require(")");
      return inner == null ? null : !inner;
    }
    List<Boolean> all = new ArrayList<>();
    do {
      all.add(test(value));
    } while (takes(","));
    if (all.contains(true)) {
      return true;
    }
    return all.contains(null) ? null : false;
  }

  private Boolean test(Object value) {
    for (String comparison : List.of(">=", "<=", ">", "<")) {
      if (takes(comparison)) {
        return compared(comparison, value, sum());
      }
    }
    for (String start : List.of("[", "]", "(")) {
      int before = at;
      if (takes(start)) {
        Object least = sum();
        if (!takes("..")) {
          at = before;
          break;
        }
        Object greatest = sum();
        boolean closed = takes("]");
        if (!closed && !takes(")")) {
          require("[");
        }
        Boolean above = compared(start.equals("[") ? ">=" : ">", value, least);
        Boolean below = compared(closed ? "<=" : "<", value, greatest);
        return above == null || below == null ? null : above && below;
      }
    }
    return same(sum(), value);
  }

  private static Boolean same(Object constant, Object value) {
    if (constant instanceof BigDecimal number && value instanceof Number) {
      return number.compareTo(new BigDecimal(value.toString())) == 0;
    }
    return Objects.equals(constant, value);
  }

  private static Boolean compared(String comparison, Object value, Object constant) {
    boolean comparable =
        constant instanceof LocalDate
            ? value instanceof LocalDate
            : constant instanceof BigDecimal && value instanceof Number;
    if (!comparable) {
      return null;
    }
    int order =
        constant instanceof LocalDate day
            ? ((LocalDate) value).compareTo(day)
            : new BigDecimal(value.toString()).compareTo((BigDecimal) constant);
    return switch (comparison) {
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order < 0;
    };
  }

  private Object sum() {
    Object value = product();
    while (true) {
      if (takes("+")) {
        value = ((BigDecimal) value).add((BigDecimal) product());
      } else if (takes("-")) {
        value = ((BigDecimal) value).subtract((BigDecimal) product());
      } else {
        return value;
      }
    }
  }

  private Object product() {
    Object value = power();
    while (true) {
      if (takes("*")) {
        value = ((BigDecimal) value).multiply((BigDecimal) power());
      } else if (takes("/")) {
        value = ((BigDecimal) value).divide((BigDecimal) power(), MathContext.DECIMAL128);
      } else {
        return value;
      }
    }
  }

  private Object power() {
    Object value = constant();
    return takes("**")
        ? ((BigDecimal) value).pow(((BigDecimal) constant()).intValueExact())
        : value;
  }

  private Object constant() {
    if (takes("-")) {
      return ((BigDecimal) constant()).negate();
    }
    if (takes("(")) {
      Object inner = sum();
      require(")");
      return inner;
    }
    if (takes("date(\"")) {
      LocalDate day = LocalDate.parse(upTo('"'));
      require(")");
      return day;
    }
    if (takes("\"")) {
      return upTo('"').replace("\\n", "\n");
    }
    for (String word : List.of("null", "true", "false")) {
      if (takes(word)) {
        return word.equals("null") ? null : (Object) Boolean.valueOf(word);
      }
    }
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    if (names.containsKey(text.substring(start, at))) {
      return names.get(text.substring(start, at));
    }
    at = start;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || isPoint())) {
      at++;
    }
    if (start == at) {
      throw new IllegalArgumentException("Nobody can read '%s' at %d.".formatted(text, at));
    }
    return new BigDecimal(text.substring(start, at));
  }

  /** A point within a number, not the two of a range. */
  private boolean isPoint() {
    return text.charAt(at) == '.' && !text.startsWith("..", at);
  }

  private String upTo(char end) {
    int close = text.indexOf(end, at);
    String part = text.substring(at, close);
    at = close + 1;
    return part;
  }

  private boolean takes(String token) {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (!text.startsWith(token, at) || token.equals("*") && text.startsWith("**", at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void require(String token) {
    if (!takes(token)) {
      throw new IllegalArgumentException("'%s' lacks %s at %d.".formatted(text, token, at));
    }
  }

  private void end() {
    if (!text.substring(at).isBlank()) {
      throw new IllegalArgumentException("'%s' goes on at %d.".formatted(text, at));
    }
  }
}
