package io.tierflow.policy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * Translates what tables say to members, such as the names of tiers, the titles of rewards and the
 * reasons of rows: files such as {@code terms_de.properties} have the table's words as keys. What
 * isn't there stays as the table says it. A file that has changed counts within a minute.
 */
@Component
public class TermTranslations {

  private static final int SECONDS_UNTIL_READ_AGAIN = 60;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Texts texts = new Texts();

  /**
   * Reads translations.
   *
   * @param settings where they are
   */
  public TermTranslations(TermSettings settings) {
    texts.setBasenames(settings.termTranslations().toArray(String[]::new));
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    texts.setCacheSeconds(SECONDS_UNTIL_READ_AGAIN);
  }

  /**
   * A table's words in a language.
   *
   * @param words as the table says them
   * @param language the reader's
   * @return the translation; the same words if there is none
   */
  public String of(String words, Locale language) {
    return texts.getMessage(words, null, words, language);
  }

  /**
   * A reason in a language: the words of one row, those of several rows one after the other, or a
   * sentence with words of its own in it, for which a file has a key such as {@code Spent on {0}.}
   * Such words are translated too, and days are written as the language writes them.
   *
   * @param words the reason, or null
   * @param language the reader's
   * @return the translation; each sentence without one stays as it is; null for null
   */
  public String reason(String words, Locale language) {
    if (words == null) {
      return null;
    }
    List<SentencePattern> patterns = texts.patterns(language);
    StringBuilder translated = new StringBuilder();
    for (String rest = words; !rest.isEmpty(); ) {
      int end = rest.length();
      Optional<String> found = sentence(rest, language, patterns);
      while (found.isEmpty() && lastSentence(rest, end) > 0) {
        end = lastSentence(rest, end);
        found = sentence(rest.substring(0, end), language, patterns);
      }
      translated.append(translated.isEmpty() ? "" : " ");
      translated.append(found.orElse(rest.substring(0, end)));
      rest = rest.substring(end).stripLeading();
    }
    return translated.toString();
  }

  private Optional<String> sentence(String words, Locale language, List<SentencePattern> patterns) {
    return Optional.ofNullable(texts.getMessage(words, null, null, language))
        .or(
            () ->
                patterns.stream()
                    .flatMap(pattern -> pattern.fill(words, part -> part(part, language)).stream())
                    .findFirst());
  }

  private String part(String words, Locale language) {
    return DAY.matcher(words).matches()
        ? DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(language)
            .format(LocalDate.parse(words))
        : of(words, language);
  }

  /**
   * Where the last sentence before a place begins, less the blank; 0 or less if it is the first.
   */
  private static int lastSentence(String words, int before) {
    return words.lastIndexOf(". ", before - 2) + 1;
  }

  /** The files, of which Spring gives away single texts alone. */
  private static final class Texts extends ReloadableResourceBundleMessageSource {

    private final Map<String, FilePatterns> known = new ConcurrentHashMap<>();

    /** The keys in which words are left open, of the files of a language. */
    List<SentencePattern> patterns(Locale language) {
      return getBasenameSet().stream()
          .flatMap(name -> calculateAllFilenames(name, language).stream())
          .flatMap(file -> patterns(file).stream())
          .toList();
    }

    private List<SentencePattern> patterns(String file) {
      PropertiesHolder now = getProperties(file);
      return known.compute(
              file,
              (name, before) ->
                  before != null && before.from == now ? before : FilePatterns.of(now))
          .patterns;
    }

    private record FilePatterns(PropertiesHolder from, List<SentencePattern> patterns) {

      static FilePatterns of(PropertiesHolder file) {
        return new FilePatterns(
            file,
            file.getProperties() == null
                ? List.of()
                : file.getProperties().stringPropertyNames().stream()
                    .filter(SentencePattern::isOne)
                    .sorted()
                    .map(key -> new SentencePattern(key, file.getProperties().getProperty(key)))
                    .toList());
      }
    }
  }
}
