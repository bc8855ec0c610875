package io.tierflow.testsupport.core;

import io.tierflow.policy.TierLadder;
import io.tierflow.policy.Vocabulary;
import io.tierflow.policy.VocabularySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of the tables that this release brings, read from their files. */
public final class ReleasedVocabulary implements VocabularySource {

  private static final Pattern TIERS =
      Pattern.compile("<outputValues id=\"tierOutputValues\">\\s*<text>([^<]*)</text>");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private static final Vocabulary RELEASED =
      new Vocabulary(TierLadder.of(texts(find("dmn/tier-eligibility.dmn", TIERS))), Kinds.codes());

  /**
   * The words of the release.
   *
   * @return its tiers and kinds
   */
  public static Vocabulary words() {
    return RELEASED;
  }

  @Override
  public Vocabulary current() {
    return RELEASED;
  }

  private static String find(String file, Pattern pattern) {
    try {
      return pattern
          .matcher(Files.readString(Path.of(file)))
          .results()
          .map(found -> found.group(1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(String list) {
    return TEXT.matcher(list).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
