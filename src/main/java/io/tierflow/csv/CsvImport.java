package io.tierflow.csv;

import io.tierflow.common.BrokenConstraint;
import io.tierflow.common.ConflictRetry;
import io.tierflow.web.InvalidInputException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Imports files. Lines are recorded in chunks of {@value #CHUNK} per transaction; a chunk that
 * fails against others at work is taken again line by line, so that one line never costs another.
 */
@Service
public class CsvImport {

  /** Lines that are recorded together. */
  static final int CHUNK = 500;

  private static final LineOutcome LOST =
      LineOutcome.rejected(
          "The line could not be recorded because the same data was being changed. Send it again.");

  private final Validator validator;

  CsvImport(Validator validator) {
    this.validator = validator;
  }

  /**
   * Imports a file.
   *
   * @param file UTF-8 bytes, read once to the end and not closed
   * @param format what kind of file it is
   * @param rejectedLines is told of every line that could not be accepted, in order
   * @param <T> what a line says
   * @return what became of the lines
   * @throws InvalidInputException if the file has not the header of its kind; nothing is imported
   * @throws IOException if the file can't be read to the end; whole chunks before that are recorded
   */
  public <T> ImportCounts run(InputStream file, CsvFormat<T> format, RejectedLines rejectedLines)
      throws IOException {
    PhysicalLines physicalLines = new PhysicalLines(file);
    CsvHeader header = CsvHeader.read(physicalLines, format.columns());
    LogicalLines lines = new LogicalLines(physicalLines, header);
    ImportCounts counts = ImportCounts.NONE;
    List<ReadLine<T>> chunk = nextChunk(lines, header, format);
    while (!chunk.isEmpty()) {
      counts = settle(chunk, format, counts, rejectedLines);
      chunk = nextChunk(lines, header, format);
    }
    return counts;
  }

  private <T> List<ReadLine<T>> nextChunk(LogicalLines lines, CsvHeader header, CsvFormat<T> format)
      throws IOException {
    List<ReadLine<T>> chunk = new ArrayList<>(CHUNK);
    Optional<PhysicalLine> line = lines.next();
    while (line.isPresent()) {
      if (!line.get().isBlank()) {
        chunk.add(read(line.get(), header, format));
      }
      line = chunk.size() < CHUNK ? lines.next() : Optional.empty();
    }
    return chunk;
  }

  private <T> ReadLine<T> read(PhysicalLine line, CsvHeader header, CsvFormat<T> format) {
    if (line.isFlawed()) {
      return ReadLine.rejected(line.number(), line.flaw());
    }
    try {
      T content = format.read(CsvRecord.of(header, line.text()));
      String violations = violations(content);
      return violations.isEmpty()
          ? ReadLine.accepted(line.number(), content)
          : ReadLine.rejected(line.number(), violations);
    } catch (InvalidInputException invalid) {
      return ReadLine.rejected(line.number(), invalid.getMessage());
    }
  }

  private <T> String violations(T content) {
    return validator.validate(content).stream()
        .map(
            violation ->
                "The field %s %s%s."
                    .formatted(
                        columnOf(violation.getPropertyPath().toString()),
                        violation.getMessage(),
                        invisible(violation.getInvalidValue())))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String invisible(Object value) {
    return value instanceof String text ? CsvRecord.invisible(text) : "";
  }

  private static String columnOf(String property) {
    return property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static <T> ImportCounts settle(
      List<ReadLine<T>> chunk, CsvFormat<T> format, ImportCounts counts, RejectedLines rejected)
      throws IOException {
    List<T> contents =
        chunk.stream().filter(line -> !line.isRejected()).map(ReadLine::content).toList();
    List<LineOutcome> outcomes = contents.isEmpty() ? List.of() : record(contents, format);
    ImportCounts sum = counts;
    int next = 0;
    for (ReadLine<T> line : chunk) {
      LineOutcome outcome = line.isRejected() ? line.rejection() : outcomes.get(next++);
      sum = sum.and(outcome);
      if (outcome.state() == LineOutcome.State.REJECTED) {
        rejected.reject(line.number(), outcome.reason());
      }
    }
    return sum;
  }

  private static <T> List<LineOutcome> record(List<T> contents, CsvFormat<T> format) {
    try {
      return format.record(contents);
    } catch (DataIntegrityViolationException | ConcurrencyFailureException failed) {
      return contents.stream().map(content -> recordAlone(content, format)).toList();
    }
  }

  private static <T> LineOutcome recordAlone(T content, CsvFormat<T> format) {
    try {
      return ConflictRetry.executeUnique(() -> format.record(List.of(content))).get(0);
    } catch (ConcurrencyFailureException contended) {
      return LOST;
    } catch (DataIntegrityViolationException broken) {
      if (BrokenConstraint.isDuplicateKey(broken)) {
        return LOST;
      }
      BrokenConstraint.log(broken, "A line of a file");
      return LineOutcome.rejected(
          "The line could not be recorded. The server's log says why. Nothing of it was stored.");
    }
  }

  private record ReadLine<T>(long number, T content, LineOutcome rejection) {

    static <T> ReadLine<T> accepted(long number, T content) {
      return new ReadLine<>(number, content, null);
    }

    static <T> ReadLine<T> rejected(long number, String reason) {
      return new ReadLine<>(number, null, LineOutcome.rejected(reason));
    }

    boolean isRejected() {
      return rejection != null;
    }
  }
}
