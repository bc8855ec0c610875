package io.tierflow.camunda.deployment;

import io.tierflow.camunda.dmn.FeelCell;
import io.tierflow.camunda.dmn.FeelCells;
import io.tierflow.camunda.dmn.UnreadableCellException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The FEEL of forms, which the browser of whoever opens one evaluates: behind an equals sign, and
 * between the double braces of a text.
 */
final class FormExpressions {

  private static final Pattern BRACES = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final FeelCells FEEL = new FeelCells();

  private FormExpressions() {}

  /** One that may take without end; empty if there is none, or it is no FEEL that we can read. */
  static Optional<String> mayRunLong(String text) {
    return in(text).stream().filter(FormExpressions::isLong).findFirst();
  }

  private static List<String> in(String text) {
    List<String> expressions = new ArrayList<>();
    if (text.startsWith("=")) {
      expressions.add(text.substring(1));
    }
    Matcher braces = BRACES.matcher(text);
    while (braces.find()) {
      expressions.add(braces.group(1).replaceFirst("^\\s*#(?:if|loop)\\b", ""));
    }
    return expressions;
  }

  private static boolean isLong(String expression) {
    try {
      FeelCell cell = FEEL.expression(expression.strip());
      return cell.mayRunLong();
    } catch (UnreadableCellException otherwise) {
      return false;
    }
  }
}
