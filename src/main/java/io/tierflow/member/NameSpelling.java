package io.tierflow.member;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name's words in the one form that all spellings of them share: lower case, without accents, and
 * with the letter alone where some write two for it. Müller, Mueller and Muller become the same, so
 * do Groß and Gross, Søren and Soeren, Åse and Aase. A word that is put together with a hyphen or
 * an apostrophe is known by its parts and as one: Anna-Lena, Anna Lena and Annalena, O’Brien and
 * OBrien.
 */
final class NameSpelling {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}\\p{So}'-]+");
  private static final Pattern JOINTS = Pattern.compile("['-]+");

  /** Dashes and apostrophes as keyboards and word processors write them. */
  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u00AD]");

  private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u02BC\\u00B4`]");

  /** Letters that Unicode does not take apart. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("æ", "a"),
          Map.entry("œ", "o"),
          Map.entry("ø", "o"),
          Map.entry("ł", "l"),
          Map.entry("đ", "d"),
          Map.entry("ð", "d"),
          Map.entry("þ", "th"),
          Map.entry("ħ", "h"),
          Map.entry("ı", "i"),
          Map.entry("ς", "σ"));

  /** Two letters that stand for one. */
  private static final Map<String, String> PAIRS =
      Map.of("ae", "a", "oe", "o", "ue", "u", "aa", "a");

  private static final Pattern LETTER =
      Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");
  private static final Pattern PAIR = Pattern.compile(String.join("|", PAIRS.keySet()));

  private NameSpelling() {}

  /**
   * By which words a member is found.
   *
   * @param name the member's name
   * @return each word once, in its one form
   */
  static Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : split(name)) {
      List<String> parts = parts(word);
      parts.forEach(part -> words.add(form(part)));
      words.add(form(String.join("", parts)));
    }
    return words;
  }

  /**
   * What a search asks for.
   *
   * @param query what somebody typed
   * @return for each word its alternatives, of which one must be met: all its parts, or the whole
   */
  static List<List<Set<String>>> sought(String query) {
    List<List<Set<String>>> sought = new ArrayList<>();
    for (String word : split(query)) {
      List<String> parts = parts(word);
      Set<String> each = new LinkedHashSet<>(parts.stream().map(NameSpelling::form).toList());
      sought.add(
          parts.size() == 1 ? List.of(each) : List.of(each, Set.of(form(String.join("", parts)))));
    }
    return sought;
  }

  private static List<String> split(String text) {
    String joined = APOSTROPHES.matcher(DASHES.matcher(text).replaceAll("-")).replaceAll("'");
    List<String> words = new ArrayList<>();
    for (String word : BREAKS.split(plain(joined))) {
      if (!parts(word).isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static List<String> parts(String word) {
    return JOINTS.splitAsStream(word).filter(part -> !part.isEmpty()).toList();
  }

  /** Lower case comes twice: there are letters that only decomposing makes capital. */
  private static String plain(String text) {
    String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    String lower = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    return LETTER.matcher(lower).replaceAll(letter -> LETTERS.get(letter.group()));
  }

  private static String form(String word) {
    return PAIR.matcher(word).replaceAll(pair -> PAIRS.get(pair.group()));
  }
}
