package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the translations of a programme's own words come from. */
class TermTranslationsTest {

  @TempDir private Path folder;

  @Test
  void aFileOfTheProgrammeAddsToTheProductsAndComesFirst() throws IOException {
    Files.writeString(
        folder.resolve("terms_de.properties"), "Striker=Stürmer\nSilver=Silberkegel\n");

    TermTranslations translations =
        new TermTranslations(
            new TermSettings(List.of(folder.toUri() + "terms", "classpath:texts/terms")));

    assertThat(translations.of("Striker", Locale.GERMAN)).isEqualTo("Stürmer");
    assertThat(translations.of("Silver", Locale.GERMAN)).isEqualTo("Silberkegel");
    assertThat(translations.of("A voucher for moving up", Locale.GERMAN))
        .isEqualTo("Ein Gutschein für den Aufstieg");
    assertThat(translations.of("Striker", Locale.ENGLISH)).isEqualTo("Striker");
    assertThat(translations.of("Striker", Locale.FRENCH)).isEqualTo("Striker");
  }

  @Test
  void everySampleProgrammeHasItsWordsInItsOwnFolder() {
    TermTranslations translations =
        new TermTranslations(
            new TermSettings(List.of("classpath:sample/airline/terms", "classpath:texts/terms")));

    assertThat(translations.of("Blue", Locale.GERMANY)).isEqualTo("Blau");
    assertThat(translations.of("Silver", Locale.GERMANY)).isEqualTo("Silber");
  }
}
