package io.tierflow.policy;

import static java.util.Locale.GERMAN;
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
  void reasonsOfSeveralRowsAndSentencesWithWordsOfTheirOwnAreTranslated() {
    TermTranslations translations =
        new TermTranslations(
            new TermSettings(List.of("classpath:sample/airline/terms", "classpath:texts/terms")));

    assertThat(translations.reason("A hundred flights. One mile for each mile flown.", GERMAN))
        .isEqualTo("Hundert Flüge. Eine Meile für jede geflogene Meile.");
    assertThat(translations.reason("Purchase at the base rate. Mr. X asked. Five stays.", GERMAN))
        .isEqualTo("Einkauf zum Grundsatz. Mr. X asked. Five stays.");
    assertThat(translations.reason("Expired: these points were valid through 2026-11-30.", GERMAN))
        .isEqualTo("Verfallen: Diese Punkte galten bis 30.11.2026.");
    assertThat(translations.reason("Spent on Extra bag.", GERMAN))
        .isEqualTo("Eingelöst für: Ein Gepäckstück mehr.");
    assertThat(
            translations.reason("Refund of flight A-1 $1, at the terms it earned under.", GERMAN))
        .isEqualTo("Rückgabe (Flug A-1 $1), zu den Bedingungen, zu denen Punkte gesammelt wurden.");
    assertThat(translations.reason("Spent on Extra bag.", Locale.ENGLISH))
        .isEqualTo("Spent on Extra bag.");
    assertThat(translations.reason(null, GERMAN)).isNull();
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
