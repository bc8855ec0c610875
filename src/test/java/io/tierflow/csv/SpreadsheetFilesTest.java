package io.tierflow.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.common.ExternalId;
import io.tierflow.web.InvalidInputException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What spreadsheets and other systems make of a file is taken, or refused with what is wrong.
 *
 * <p>Found beside the examples in the field: files by semicolons whose first line says so, files by
 * tabs and bars (refused by name), a nameless column between others (refused by its place),
 * something in a nameless column (refused by its place), invisible characters within a field (named
 * in the refusal), offsets of hours alone, a byte order mark before {@code sep=}.
 */
class SpreadsheetFilesTest {

  private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();

  private final List<Sale> recorded = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();

  @AfterAll
  static void close() {
    VALIDATION.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,note\nA1,Ada",
        "id;note\nA1;Ada",
        "sep=,\nid,note\nA1,Ada",
        "sep=;\nid;note\r\nA1;Ada",
        "\uFEFFsep=;\r\nid;note\r\nA1;Ada",
        "\"sep=,\"\nid,note\nA1,Ada",
        "\uFEFFid,note\nA1,Ada",
        "\uFEFF\"id\",\"note\"\nA1,Ada",
        "\u00A0id\u200B,\u2007note\nA1,Ada",
        "id,note\n\u00A0A1\u202F,\u200BAda\u00A0\uFEFF",
        "id,note,,\nA1,Ada,,",
        "id,note,,\nA1,Ada",
        "id,note,\u00A0,\nA1,Ada,\u200B,",
        "id,note\n\u00A0\u200B\nA1,Ada",
      })
  void aFileIsTakenHoweverItIsSeparatedAndBlanked(String file) throws IOException {
    assertThat(importing(file)).isEqualTo(new ImportCounts(1, 0, 0));
    assertThat(recorded).containsExactly(new Sale("A1", "Ada"));
  }

  @Test
  void aHeaderThatCannotBeTakenIsRefusedWithWhatIsWrong() {
    assertRefused("id\tnote\nA1\tAda", "Its columns are separated by tabs; accepted: commas");
    assertRefused("id|note\nA1|Ada", "Its columns are separated by the character |; accepted");
    assertRefused("sep=|\nid|note", "The file declares the separator \"|\"; accepted:");
    assertRefused("sep=,", "The separator line is not followed by a header.");
    assertRefused("id,,note\nA1,,Ada", "Its column 2 has no name.");
    assertRefused(";;", "It lacks the columns id, note");
  }

  @Test
  void lineNumbersAreThoseOfTheFile() throws IOException {
    assertThat(importing("sep=,\nid,note\n\nA1,\"Ada\nKing\"\nb 2,Eve\nC3,\"Bob\n"))
        .isEqualTo(new ImportCounts(1, 0, 2));
    assertThat(recorded).containsExactly(new Sale("A1", "Ada King"));
    assertThat(rejections).extracting(Rejection::line).containsExactly(6L, 7L);
    assertThat(rejections.get(1).reason()).startsWith("The line is not valid CSV");
  }

  @Test
  void aRefusalTellsOfWhatNobodySees() throws IOException {
    importing("id,note\nA\u00A01,Ada\nA\u200B2,Ada\n");

    assertThat(rejections)
        .extracting(Rejection::reason)
        .containsExactly(
            "The field id must have 1 to 64 visible ASCII characters, without spaces; it contains "
                + "the character U+00A0 NO-BREAK SPACE.",
            "The field id must not contain the character U+200B ZERO WIDTH SPACE.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.00201E+17", "1E+15", "1,00201E+17", "1.00201e+17"})
  void whatASpreadsheetMakesOfALongNumberIsNoId(String id) throws IOException {
    importing("id;note\n" + id + ";Ada\n");

    assertThat(recorded).isEmpty();
    assertThat(rejections.get(0).reason())
        .startsWith("The field id must be the id itself, not what a spreadsheet makes of a long");
  }

  @Test
  void somethingInAColumnWithoutNameIsRefusedByItsPlace() throws IOException {
    importing("id,note,\nA1,Ada,x\nA2,Ada,,\n");

    assertThat(rejections)
        .extracting(Rejection::reason)
        .containsExactly(
            "The line has a value in field 3, which has no name in the header.",
            "The line has 4 fields; the header has 2.");
  }

  private void assertRefused(String file, String flaw) {
    assertThatThrownBy(() -> importing(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(flaw)
        .hasMessageContaining("id,note");
    assertThat(recorded).isEmpty();
  }

  private ImportCounts importing(String file) throws IOException {
    return new CsvImport(VALIDATION.getValidator())
        .run(
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
            new Sales(),
            (line, reason) -> rejections.add(new Rejection(line, reason)));
  }

  record Sale(@ExternalId String id, String note) {}

  private final class Sales implements CsvFormat<Sale> {

    @Override
    public CsvColumns columns() {
      return new CsvColumns(List.of("id", "note"), List.of());
    }

    @Override
    public Sale read(CsvRecord line) {
      return new Sale(line.text("id"), line.text("note"));
    }

    @Override
    public List<LineOutcome> record(List<Sale> lines) {
      recorded.addAll(lines);
      return lines.stream().map(line -> LineOutcome.ACCEPTED).toList();
    }
  }
}
