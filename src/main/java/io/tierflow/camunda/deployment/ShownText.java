package io.tierflow.camunda.deployment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Texts of models that Tasklist and Cockpit show. Both are AngularJS applications, in which what
 * stands between double braces is an expression wherever it gets into a template, and form-js shows
 * HTML; neither runs what is refused here as of webapps 7.24, and it has no business in a model.
 */
final class ShownText {

  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!?]");

  private static final Pattern ACTIVE =
      Pattern.compile(
          "<\\s*/?\\s*(?:script|iframe|frame|object|embed|applet|form|base|meta|link|svg|math|template)\\b"
              + "|<[^>]*[\\s/\"']on\\w+\\s*=|(?:javascript|vbscript)\\s*:|data\\s*:\\s*text/html",
          Pattern.CASE_INSENSITIVE);

  private ShownText() {}

  /** What is wrong with a name or a description; empty if nothing is. */
  static Optional<String> problemOfName(String text) {
    if (text.contains("{{")) {
      return Optional.of("contains double braces, which pages treat as an expression");
    }
    return MARKUP.matcher(text).find() ? Optional.of("holds HTML") : Optional.empty();
  }

  /**
   * What is wrong with a text of a form, where HTML and templates are at home; empty if nothing.
   */
  static Optional<String> problemOfForm(String text) {
    return ACTIVE.matcher(text).find()
        ? Optional.of("contains HTML that runs, loads or sends something")
        : Optional.empty();
  }
}
