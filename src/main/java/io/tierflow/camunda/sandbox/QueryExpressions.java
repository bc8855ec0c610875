package io.tierflow.camunda.sandbox;

import java.util.regex.Pattern;

/** The expressions that a query or a filter may contain. */
final class QueryExpressions {

  static final String ADMITTED =
      "currentUser(), currentUserGroups(), now(), and dateTime() with plus…, minus… and with… calls.";

  private static final String NUMBER = "\\(\\s*+\\d{1,6}+\\s*+\\)";
  private static final String SHIFT =
      "(?:plus|minus)(?:Years|Months|Weeks|Days|Hours|Minutes|Seconds)" + NUMBER;
  private static final String FIELD =
      "with(?:DayOfMonth|DayOfWeek|DayOfYear|MonthOfYear|HourOfDay|MinuteOfHour|SecondOfMinute)"
          + NUMBER;
  private static final String WITHOUT_ARGUMENT = "(?:withTimeAtStartOfDay|toDate)\\(\\s*+\\)";
  private static final String DATE_TIME =
      "dateTime\\(\\)(?:\\.(?:" + SHIFT + "|" + FIELD + "|" + WITHOUT_ARGUMENT + "))*+";
  private static final String CALL =
      "(?:currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|" + DATE_TIME + ")";

  /** No sign that could open, close or escape an expression. */
  private static final String TEXT = "[^$#{}\\\\]*+";

  private static final Pattern EXPRESSION =
      Pattern.compile(TEXT + "(?:[$#]\\{\\s*+" + CALL + "\\s*+}" + TEXT + ")++");

  private QueryExpressions() {}

  /** Whether an expression is made of admitted calls and plain text alone. */
  static boolean admit(String expression) {
    return EXPRESSION.matcher(expression).matches();
  }
}
