package io.tierflow.policy;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words what a column accepts. */
final class AcceptedText {

  private AcceptedText() {}

  /** Such as: a whole number from 1 to 12. */
  static String values(
      ColumnType type, List<String> allowed, BigDecimal least, BigDecimal greatest) {
    if (allowed != null) {
      return allowed.stream()
          .map("\"%s\""::formatted)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return switch (type) {
      case TEXT -> "a text in quotes, such as \"ACME\"";
      case YES_NO -> "true or false";
      case DATE ->
          "a day, such as date(\"2026-12-24\") or [date(\"2026-12-01\")..date(\"2026-12-31\")]";
      case DATE_TIME -> "a day with a time, such as >= date and time(\"2026-12-24T18:00:00\")";
      case WHOLE_NUMBER, NUMBER -> "a " + type.label() + range(least, greatest);
    };
  }

  private static String range(BigDecimal least, BigDecimal greatest) {
    if (least == null) {
      return greatest == null ? "" : " up to " + number(greatest);
    }
    return greatest == null
        ? " from " + number(least)
        : " from %s to %s".formatted(number(least), number(greatest));
  }

  private static String number(BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(number);
  }
}
