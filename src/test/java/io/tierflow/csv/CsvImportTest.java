package io.tierflow.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.http.MeasuredStream;
import io.tierflow.testsupport.http.RepeatedLines;
import io.tierflow.web.InvalidInputException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** A file is imported line by line, and one line never costs another. */
class CsvImportTest {

  private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();

  private final Notes notes = new Notes();
  private final List<Rejection> rejections = new ArrayList<>();

  @AfterAll
  static void close() {
    VALIDATION.close();
  }

  @Test
  void everyLineIsAcceptedOrADuplicateOrRejectedWithItsNumberAndReason() throws IOException {
    ImportCounts counts = importing("noteText\na\n\na\nwrong,fields\n   \nfar too long\n\nb\n");

    assertThat(counts).isEqualTo(new ImportCounts(2, 1, 2));
    assertThat(notes.recorded).containsExactly("a", "b");
    assertThat(rejections)
        .containsExactly(
            new Rejection(5, "The line has 2 fields; the header has 1."),
            new Rejection(7, "The field note_text size must be between 0 and 10."));
  }

  @Test
  void aFileOfManyChunksIsImportedInOrder() throws IOException {
    List<String> lines =
        IntStream.range(0, 3 * CsvImport.CHUNK + 1).mapToObj(n -> "n" + n).toList();

    ImportCounts counts = importing("noteText\n" + String.join("\n", lines));

    assertThat(counts).isEqualTo(new ImportCounts(lines.size(), 0, 0));
    assertThat(notes.recorded).containsExactlyElementsOf(lines);
    assertThat(notes.calls).isEqualTo(4);
  }

  @Test
  void aChunkThatLosesAgainstOthersIsTakenAgainLineByLine() throws IOException {
    notes.contended = "b";
    notes.contentions = 3;

    ImportCounts counts = importing("noteText\na\nb\nc\n");

    assertThat(counts).isEqualTo(new ImportCounts(3, 0, 0));
    assertThat(notes.recorded).containsExactly("a", "b", "c");
  }

  @Test
  void aLineThatKeepsLosingIsRejectedAndTheOthersAreNot() throws IOException {
    notes.contended = "b";
    notes.contentions = Integer.MAX_VALUE;

    ImportCounts counts = importing("noteText\na\nb\nc\n");

    assertThat(counts).isEqualTo(new ImportCounts(2, 0, 1));
    assertThat(rejections.get(0).line()).isEqualTo(3);
    assertThat(rejections.get(0).reason()).contains("Send it again");
  }

  @Test
  void aFileWithoutItsHeaderIsNotImportedAtAll() {
    assertThatThrownBy(() -> importing("a\nb\n")).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> importing(""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("The file is empty.");
    assertThat(notes.recorded).isEmpty();
  }

  @Test
  void aFileOfNothingButItsHeaderChangesNothing() throws IOException {
    assertThat(importing("noteText\n\n")).isEqualTo(ImportCounts.NONE);
  }

  @Test
  void aFileOfAMillionWrongLinesNeedsNoMoreMemoryThanASmallOne() throws IOException {
    int lines = 1_000_000;
    MeasuredStream file =
        new MeasuredStream(
            new RepeatedLines("noteText", "far too long ".repeat(6), lines), 1024 * 1024);

    try (RejectionSpool spool = new RejectionSpool()) {
      ImportCounts counts = new CsvImport(VALIDATION.getValidator()).run(file, notes, spool);

      assertThat(counts).isEqualTo(new ImportCounts(0, 0, lines));
      assertThat(file.growth()).isLessThan(8L * 1024 * 1024);
      Rejection last = null;
      for (Rejection rejection : spool) {
        last = rejection;
      }
      assertThat(last.line()).isEqualTo(lines + 1);
    }
  }

  private ImportCounts importing(String file) throws IOException {
    return new CsvImport(VALIDATION.getValidator())
        .run(
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
            notes,
            (line, reason) -> rejections.add(new Rejection(line, reason)));
  }

  record Note(@NotNull @Size(max = 10) String noteText) {}

  /** Records notes, each once; a chunk with the contended one fails as often as it shall. */
  private static final class Notes implements CsvFormat<Note> {

    private final Set<String> recorded = new LinkedHashSet<>();
    private int calls;
    private String contended;
    private int contentions;

    @Override
    public CsvColumns columns() {
      return new CsvColumns(List.of("noteText"), List.of());
    }

    @Override
    public Note read(CsvRecord line) {
      return new Note(line.text("noteText"));
    }

    @Override
    public List<LineOutcome> record(List<Note> lines) {
      calls++;
      if (contentions > 0 && lines.contains(new Note(contended))) {
        contentions--;
        throw new CannotAcquireLockException("others were faster");
      }
      return lines.stream()
          .map(note -> recorded.add(note.noteText()) ? LineOutcome.ACCEPTED : LineOutcome.DUPLICATE)
          .collect(Collectors.toList());
    }
  }
}
