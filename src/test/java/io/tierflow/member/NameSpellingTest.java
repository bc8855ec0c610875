package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSpellingTest {

  @ParameterizedTest
  @CsvSource({
    "Müller, Mueller",
    "Müller, MULLER",
    "Mueller, Müller",
    "Muller, Mueller",
    "Groß, Gross",
    "GROẞ, groß",
    "Strauß, STRAUSS",
    "Jürgen Weiß, Juergen Weiss",
    "Søren Kierkegård, Soeren Kierkegaard",
    "Søren, Soren",
    "Åse, Aase",
    "Bjørnstjerne, Bjornstjerne",
    "Æthelred, Aethelred",
    "Łukasz Wałęsa, Lukasz Walesa",
    "José Núñez, Jose Nunez",
    "Çelik Işık, celik isik",
    "Zoé, ZOÉ",
    "Öztürk, Oeztuerk",
    "O’Brien, O'Brien",
    "O’Brien, OBrien",
    "O'Brien, O Brien",
    "Anna-Lena, Annalena",
    "Anna–Lena, Anna Lena",
    "Ἀχιλλεύς, ΑΧΙΛΛΕΥΣ",
    "Anna-Lena Müller-Lüdenscheidt, Lüdenscheidt Anna"
  })
  void anySpellingFindsAName(String name, String query) {
    assertThat(isFound(name, query)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Müller, Miller", "Anna Lena, Anna Maria", "Annalena, Lena", "Groß, Gros"})
  void anotherNameIsNotFound(String name, String query) {
    assertThat(isFound(name, query)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "'", "– ’ .", "&"})
  void whatHasNoLetterAsksForNothing(String query) {
    assertThat(NameSpelling.sought(query)).isEmpty();
  }

  @Test
  void aNameInAnotherScriptIsKeptAsItIs() {
    assertThat(NameSpelling.words("李小龍 😀")).containsExactly("李小龍", "😀");
  }

  private static boolean isFound(String name, String query) {
    Set<String> words = NameSpelling.words(name);
    List<List<Set<String>>> sought = NameSpelling.sought(query);
    return !sought.isEmpty()
        && sought.stream().allMatch(word -> word.stream().anyMatch(words::containsAll));
  }
}
