package io.tierflow.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an input cell of a decision table asks, as far as that can be said in a few words.
 *
 * @param kind what it is
 * @param texts the texts of which one is meant; none for any other kind
 * @param number the number that it compares with, or null for any other kind
 */
public record CellCondition(Kind kind, List<String> texts, BigDecimal number) {

  /** What a cell asks. */
  public enum Kind {
    /** Nothing. */
    ANYTHING,
    /** That there is a value. */
    KNOWN,
    /** One of some texts. */
    ONE_OF,
    /** The number or more. */
    AT_LEAST,
    /** More than the number. */
    MORE_THAN,
    /** What can't be said in a few words. */
    OTHER
  }

  /** Of a cell that tests nothing. */
  public static final CellCondition ANYTHING = new CellCondition(Kind.ANYTHING, List.of(), null);

  private static final CellCondition KNOWN = new CellCondition(Kind.KNOWN, List.of(), null);
  private static final CellCondition OTHER = new CellCondition(Kind.OTHER, List.of(), null);
  private static final Pattern NOT_NULL = Pattern.compile("not\\(\\s*null\\s*\\)");
  private static final Pattern COMPARISON = Pattern.compile("(>=?)\\s*(-?\\d+(?:\\.\\d+)?)");
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
  private static final Pattern TEXTS = Pattern.compile("%1$s(\\s*,\\s*%1$s)*".formatted(TEXT));

  /**
   * Reads a cell.
   *
   * @param cell its text
   * @return what it asks; OTHER if that takes more than a few words
   */
  public static CellCondition of(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.equals("-")) {
      return ANYTHING;
    }
    if (NOT_NULL.matcher(text).matches()) {
      return KNOWN;
    }
    Matcher comparison = COMPARISON.matcher(text);
    if (comparison.matches()) {
      return new CellCondition(
          comparison.group(1).equals(">") ? Kind.MORE_THAN : Kind.AT_LEAST,
          List.of(),
          new BigDecimal(comparison.group(2)));
    }
    return TEXTS.matcher(text).matches()
        ? new CellCondition(
            Kind.ONE_OF, TEXT.matcher(text).results().map(each -> each.group(1)).toList(), null)
        : OTHER;
  }

  /**
   * Whether a text passes.
   *
   * @param text the value of the input, or null
   * @return false only if it certainly doesn't
   */
  public boolean mayAccept(String text) {
    return switch (kind) {
      case ONE_OF -> texts.contains(text);
      case KNOWN -> text != null;
      default -> true;
    };
  }

  /**
   * Whether nothing need be said of it to whoever passes it.
   *
   * @return true for a test that {@link #mayAccept} has answered in full
   */
  public boolean isSaid() {
    return kind == Kind.ANYTHING || kind == Kind.KNOWN || kind == Kind.ONE_OF;
  }
}
