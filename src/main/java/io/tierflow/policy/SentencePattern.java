package io.tierflow.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sentence in which words are left open, such as {@code Spent on {0}.}, and its translation. */
final class SentencePattern {

  private static final Pattern OPEN = Pattern.compile("\\{(\\d)}");

  private final String beginning;
  private final Pattern sentence;
  private final String translation;

  /**
   * A sentence whose open words are numbered in their order.
   *
   * @param sentence with <code>{0}</code>, <code>{1}</code> and so on
   * @param translation with the same in any order
   */
  SentencePattern(String sentence, String translation) {
    String[] fixed = OPEN.split(sentence, -1);
    this.beginning = fixed[0];
    this.sentence =
        Pattern.compile(
            Arrays.stream(fixed).map(Pattern::quote).collect(Collectors.joining("(.+?)")));
    this.translation = translation;
  }

  static boolean isOne(String sentence) {
    return OPEN.matcher(sentence).find();
  }

  /** The translation, if the words are such a sentence. */
  Optional<String> fill(String words, UnaryOperator<String> translated) {
    if (!words.startsWith(beginning)) {
      return Optional.empty();
    }
    Matcher found = sentence.matcher(words);
    if (!found.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        OPEN.matcher(translation)
            .replaceAll(
                open ->
                    Matcher.quoteReplacement(
                        translated.apply(found.group(1 + Integer.parseInt(open.group(1)))))));
  }
}
