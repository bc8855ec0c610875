package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each sample programme, started as a newcomer starts it, ends as the table of its page says, under
 * its own tables.
 */
class SampleProgrammesIT {

  private static final String RETAIL = "retail";

  @Test
  void retailEndsAsItsPageSays() throws IOException {
    try (StartedSample retail = StartedSample.start(RETAIL)) {
      requireOutcomes(RETAIL, retail);
      assertThat(membersWithAGiftOnTheirWay(retail)).containsExactly("S0028");
    }
  }

  @ParameterizedTest
  @MethodSource
  void everyOtherProgrammeEndsAsItsPageSays(String programme) throws IOException {
    try (StartedSample started = StartedSample.start(programme)) {
      requireOwnTables(programme, started);
      requireOutcomes(programme, started);
      requireInvitations(programme, started);
    }
  }

  static List<String> everyOtherProgrammeEndsAsItsPageSays() {
    return SampleChoice.programmes().stream().filter(name -> !name.equals(RETAIL)).toList();
  }

  private static void requireOutcomes(String programme, StartedSample started) throws IOException {
    ExpectedOutcomes expected = ExpectedOutcomes.of(programme);

    assertThat(expected.rows()).hasSizeGreaterThan(10);
    assertThat(started.outcomes())
        .allSatisfy(outcome -> assertThat(outcome.keySet()).containsAll(expected.columns()))
        .extracting(
            outcome -> {
              outcome.keySet().retainAll(expected.columns());
              return outcome;
            })
        .containsExactlyElementsOf(expected.rows());
    assertThat(started.failedJobs()).isZero();
  }

  /** Only of a programme whose page has such a table. */
  private static void requireInvitations(String programme, StartedSample started)
      throws IOException {
    List<Map<String, String>> expected = ExpectedOutcomes.invitations(programme);
    if (expected.isEmpty()) {
      return;
    }
    started.communicate();

    assertThat(started.membersWith("EVENT_INVITATION"))
        .containsExactlyElementsOf(expected.stream().map(row -> row.get("member")).toList());
    assertThat(expected)
        .allSatisfy(
            row -> {
              String day = dayOfEvent(started.today(), Locale.forLanguageTag(row.get("language")));
              assertThat(started.mail(row.get("member"), "EVENT_INVITATION"))
                  .contains(row.get("event"), row.get("place"), day);
            });
  }

  private static String dayOfEvent(LocalDate today, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language)
        .format(today.withDayOfMonth(15).plusMonths(2));
  }

  private static void requireOwnTables(String programme, StartedSample started) throws IOException {
    try (Stream<Path> tables = Files.list(Path.of("sample", programme))) {
      assertThat(tables.filter(file -> file.toString().endsWith(".dmn")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(started.deployedTable(key(file))).isEqualTo(Files.readString(file)));
    }
  }

  private static String key(Path table) {
    return table.getFileName().toString().replace(".dmn", "");
  }

  /** S0027 has an address, S0028 has none. */
  private static List<String> membersWithAGiftOnTheirWay(StartedSample retail) {
    return retail
        .database()
        .sql(
            """
            select member_number from message
            where kind = 'TIER_UPGRADE' and parameters like '%giftAddress%'
            """)
        .query(String.class)
        .list();
  }
}
