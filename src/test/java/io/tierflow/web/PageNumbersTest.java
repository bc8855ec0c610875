package io.tierflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.CountText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Sentences that count something read well with none, one and many. Found: what a member owes, owed
 * points of the ledger, attempts, audit entries, the liability's points, days of a held voucher,
 * members of a run (page, script and Cockpit's dashboard), the answers of redemptions and limits,
 * fields of a CSV line, and the audit's details.
 */
class PageNumbersTest {

  /** A number written into a sentence, before a thing that is always many. */
  private static final Pattern ALWAYS_MANY =
      Pattern.compile(
          "\\|[^|\"]*(count\\([^|\"]*\\)|\\{\\w+\\.\\w+\\(\\)|size\\(\\))} (more )?"
              + "(points|entries|members|attempts|messages|days|vouchers|tasks|decisions)\\b");

  /** A number of a member's page, before a thing that is always many. */
  private static final Pattern TEXT_OF_MANY =
      Pattern.compile("(?m)^(?!#).*[^<]\\{\\d} (more )?(points|vouchers|messages|minutes|days)\\b");

  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

  @BeforeEach
  void readTexts() {
    texts.setBasename("texts/portal");
    texts.setDefaultEncoding("UTF-8");
    texts.setAlwaysUseMessageFormat(true);
  }

  @Test
  void pagesCountOneThingAsOne() {
    FigureFormat text = new FigureFormat(null);

    assertThat(text.counted(0, "point")).isEqualTo("0 points");
    assertThat(text.counted(1, "point")).isEqualTo("1 point");
    assertThat(text.counted(1_234, "point")).isEqualTo("1,234 points");
    assertThat(text.counted(1, "entry is", "entries are")).isEqualTo("1 entry is");
    assertThat(text.counted(2, "entry is", "entries are")).isEqualTo("2 entries are");
    assertThat(Stream.of(0, 1, 2).map(number -> CountText.of(number, "day")))
        .containsExactly("0 days", "1 day", "2 days");
  }

  @Test
  void membersPagesCountOnePointAsOne() {
    assertThat(text("home.expiring", 1L, "3 Oct 2026"))
        .isEqualTo("1 point expires unless you spend it by 3 Oct 2026.");
    assertThat(text("home.expiring", 1_234L, "3 Oct 2026"))
        .isEqualTo("1,234 points expire unless you spend them by 3 Oct 2026.");
    assertThat(text("home.shortfall", 1L)).contains("1 point more", "repay it first");
    assertThat(text("home.shortfall", 2L)).contains("2 points more", "repay them first");
    assertThat(text("signin.asked", 0L)).contains("valid for less than a minute");
    assertThat(text("preferences.cap", 0)).contains("no offers");
  }

  @Test
  void noPageWritesANumberBeforeAThingThatIsAlwaysMany() throws IOException {
    assertThat(found(Path.of("src/main/resources/templates"), ".html", ALWAYS_MANY))
        .containsOnly("|${text.count(retried)} messages");
    assertThat(found(Path.of("src/main/resources/texts"), ".properties", TEXT_OF_MANY)).isEmpty();
    assertThat(found(Path.of("src/main/resources/templates/message"), ".properties", TEXT_OF_MANY))
        .isEmpty();
  }

  private static List<String> found(Path folder, String ending, Pattern wrong) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .flatMap(file -> wrong.matcher(read(file)).results().map(MatchResult::group))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private String text(String key, Object... arguments) {
    return texts.getMessage(key, arguments, Locale.ENGLISH);
  }
}
