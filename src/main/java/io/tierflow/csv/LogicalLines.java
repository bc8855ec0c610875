package io.tierflow.csv;

import io.tierflow.web.InvalidInputException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what a quoted field with line breaks has spread over several lines (RFC 4180), with
 * a space for each break: no field of ours has more than one line. A quote that nobody closes must
 * not swallow what follows. So lines are put together only if that makes a whole line of the file,
 * of at most {@value #MAX_LINES} lines and the length of a single one, and if none of those that
 * would vanish in a field looks like a line of its own. Else each is taken by itself.
 */
final class LogicalLines {

  /** Lines that a quoted field may spread over. */
  static final int MAX_LINES = 25;

  private final PhysicalLines lines;
  private final CsvHeader header;
  private final Deque<PhysicalLine> ahead = new ArrayDeque<>();

  LogicalLines(PhysicalLines lines, CsvHeader header) {
    this.lines = lines;
    this.header = header;
  }

  /**
   * Reads the next line.
   *
   * @return the line under the number at which it begins, or empty at the end of the stream
   * @throws IOException if the stream can't be read
   */
  Optional<PhysicalLine> next() throws IOException {
    Optional<PhysicalLine> line = take();
    return line.isPresent() && isOpen(line.get()) ? Optional.of(whole(line.get())) : line;
  }

  private PhysicalLine whole(PhysicalLine first) throws IOException {
    List<PhysicalLine> taken = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    while (taken.size() < MAX_LINES - 1) {
      Optional<PhysicalLine> more = take();
      more.ifPresent(taken::add);
      if (more.isEmpty() || !canContinue(more.get(), text.length())) {
        break;
      }
      if (!more.get().isBlank()) {
        text.append(' ').append(more.get().text());
      }
      if (!header.fields().endsWithinQuotes(text.toString())) {
        return fits(text.toString())
            ? PhysicalLine.readable(first.number(), text.toString())
            : giveBack(first, taken);
      }
    }
    return giveBack(first, taken);
  }

  private PhysicalLine giveBack(PhysicalLine first, List<PhysicalLine> taken) {
    Collections.reverse(taken);
    taken.forEach(ahead::addFirst);
    return first;
  }

  private boolean canContinue(PhysicalLine line, int length) {
    return !line.isFlawed()
        && length + line.text().length() < PhysicalLines.MAXIMUM_LENGTH
        && !(header.size() > 1 && header.fields().looksWhole(line.text(), header.size()));
  }

  private boolean isOpen(PhysicalLine line) {
    return !line.isFlawed() && header.fields().endsWithinQuotes(line.text());
  }

  private boolean fits(String text) {
    try {
      return header.accepts(header.fields().split(text).size());
    } catch (InvalidInputException malformed) {
      return false;
    }
  }

  private Optional<PhysicalLine> take() throws IOException {
    PhysicalLine next = ahead.poll();
    return next == null ? lines.next() : Optional.of(next);
  }
}
