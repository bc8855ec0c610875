package io.tierflow.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A quoted field goes over lines, and a quote that nobody closes costs its own line alone. */
class LogicalLinesTest {

  private static final CsvColumns COLUMNS =
      new CsvColumns(List.of("id", "name", "note"), List.of());

  @Test
  void aQuotedFieldWithLineBreaksIsOneLineWithSpaces() throws IOException {
    assertThat(lines("1,\"Ada\r\nKing\n\nLovelace\",a\n2,Eve,b\n"))
        .containsExactly("2: 1,\"Ada King Lovelace\",a", "6: 2,Eve,b");
  }

  @Test
  void quotesWithinTheFieldStay() throws IOException {
    assertThat(lines("1,\"say \"\"a\nb\"\"\",c\n2,\"\"\"\n\"\"\",d\n"))
        .containsExactly("2: 1,\"say \"\"a b\"\"\",c", "4: 2,\"\"\" \"\"\",d");
  }

  @Test
  void aStrayQuoteCostsItsOwnLineAlone() throws IOException {
    assertThat(lines("1,\"Ada,a\n2,Eve,b\n3,Bob,c\n"))
        .containsExactly("2: 1,\"Ada,a", "3: 2,Eve,b", "4: 3,Bob,c");
  }

  @Test
  void aStrayQuoteDoesNotEndAtALaterOne() throws IOException {
    assertThat(lines("1,\"Ada,a\n2,Eve\",b\n3,\"Bob\",c\n"))
        .containsExactly("2: 1,\"Ada,a", "3: 2,Eve\",b", "4: 3,\"Bob\",c");
    assertThat(lines("1,\"Ada\nx\n2,\"Eve\",b\n"))
        .containsExactly("2: 1,\"Ada", "3: x", "4: 2,\"Eve\",b");
  }

  @Test
  void aFieldThatWouldHaveTooManyLinesIsNotPutTogether() throws IOException {
    String many = "x\n".repeat(LogicalLines.MAX_LINES) + "y\",a\n";

    List<String> lines = lines("1,\"" + many + "2,Eve,b\n");

    assertThat(lines).hasSize(LogicalLines.MAX_LINES + 2);
    assertThat(lines).last().isEqualTo("28: 2,Eve,b");
  }

  @Test
  void aFieldThatWouldBeTooLongIsNotPutTogether() throws IOException {
    String half = "x".repeat(PhysicalLines.MAXIMUM_LENGTH / 2);

    assertThat(lines("1,\"" + half + "\n" + half + "\",a\n2,Eve,b\n")).hasSize(3);
  }

  private static List<String> lines(String text) throws IOException {
    PhysicalLines physical =
        new PhysicalLines(
            new ByteArrayInputStream(("id,name,note\n" + text).getBytes(StandardCharsets.UTF_8)));
    LogicalLines logical = new LogicalLines(physical, CsvHeader.read(physical, COLUMNS));
    List<String> lines = new ArrayList<>();
    for (Optional<PhysicalLine> line = logical.next(); line.isPresent(); line = logical.next()) {
      lines.add(line.get().number() + ": " + line.get().text());
    }
    return lines;
  }
}
