package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What documents and samples have readers send goes on to work: it names no day of the calendar.
 * Found: the README's purchase, which stopped earning after 90 days, and its month to run; the day
 * of a communication, which after 45 days sends nothing; the API keys' example of a last day.
 */
class DocumentedCallsTest {

  private static final Pattern CALL = Pattern.compile("curl|POST |PUT |\"occurredAt\"|-d '");
  private static final Pattern DAY = Pattern.compile("(?<!/)\\b20\\d\\d-[01]\\d(-[0-3]\\d)?\\b");

  @Test
  void noDocumentedCallNamesADayOfTheCalendar() throws IOException {
    List<String> dated;
    try (Stream<Path> documents =
        Stream.of(Path.of("README.md"), Path.of("docs"), Path.of("sample"))
            .flatMap(DocumentedCallsTest::files)) {
      dated = documents.flatMap(DocumentedCallsTest::datedCalls).toList();
    }

    assertThat(dated).isEmpty();
  }

  @Test
  void theSampleIsDatedByTheDayOfItsLoad() throws IOException {
    try (Stream<Path> files = files(Path.of("sample"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".csv")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file).replaceAll("(?m)^.*birthDate.*$", ""))
                      .doesNotContainPattern("(?m)\\b202[4-9]-[01]\\d-[0-3]\\d"));
    }
  }

  private static Stream<Path> files(Path place) {
    try {
      return Files.walk(place).filter(file -> file.toString().matches(".*\\.(md|csv)"));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Stream<String> datedCalls(Path document) {
    try {
      return Files.readAllLines(document).stream()
          .filter(line -> CALL.matcher(line).find() && DAY.matcher(line).find())
          .map(line -> document + ": " + line);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
