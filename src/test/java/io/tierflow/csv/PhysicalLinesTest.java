package io.tierflow.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream is split into its lines, whatever stands in them. */
class PhysicalLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aLineEndsWithAnyOfTheLineBreaks(String lineBreak) throws IOException {
    assertThat(texts("one" + lineBreak + lineBreak + "three" + lineBreak))
        .containsExactly("one", "", "three");
  }

  @Test
  void theLastLineNeedsNoLineBreak() throws IOException {
    assertThat(texts("one\ntwo")).containsExactly("one", "two");
  }

  @Test
  void anEmptyStreamHasNoLine() throws IOException {
    assertThat(texts("")).isEmpty();
  }

  @Test
  void aLineThatIsNotUtf8IsFlawedAndTheNextIsNot() throws IOException {
    List<PhysicalLine> lines =
        lines(new byte[] {'a', (byte) 0xC3, '\n', (byte) 0xC3, (byte) 0xA4, '\n'});

    assertThat(lines.get(0).flaw()).isEqualTo("The line is not valid UTF-8.");
    assertThat(lines.get(1).text()).isEqualTo("ä");
  }

  @Test
  void aLineOfTheLongestLengthIsReadAndOneByteMoreIsNot() throws IOException {
    String longest = "x".repeat(PhysicalLines.MAXIMUM_LENGTH);

    List<PhysicalLine> lines = lines((longest + "\n" + longest + "x\nnext").getBytes());

    assertThat(lines.get(0).text()).isEqualTo(longest);
    assertThat(lines.get(1).flaw()).isEqualTo("The line is longer than 65536 bytes.");
    assertThat(lines.get(2)).isEqualTo(PhysicalLine.readable(3, "next"));
  }

  @Test
  void aLineOfTenMegabytesDoesNotTouchTheNext() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("one\n".getBytes());
    bytes.write("x".repeat(10 * 1024 * 1024).getBytes());
    bytes.write("\nthree".getBytes());

    List<PhysicalLine> lines = lines(bytes.toByteArray());

    assertThat(lines).extracting(PhysicalLine::isFlawed).containsExactly(false, true, false);
    assertThat(lines.get(2)).isEqualTo(PhysicalLine.readable(3, "three"));
  }

  @Test
  void charactersOfSeveralBytesSurviveTheBordersOfTheBlocksThatAreRead() throws IOException {
    String text = ("ä€😀".repeat(3_000) + "\n").repeat(4).strip();

    assertThat(texts(text)).containsExactly(text.split("\n"));
  }

  private static List<String> texts(String content) throws IOException {
    return lines(content.getBytes(StandardCharsets.UTF_8)).stream()
        .map(PhysicalLine::text)
        .toList();
  }

  private static List<PhysicalLine> lines(byte[] content) throws IOException {
    PhysicalLines stream = new PhysicalLines(new ByteArrayInputStream(content));
    List<PhysicalLine> lines = new ArrayList<>();
    for (Optional<PhysicalLine> line = stream.next(); line.isPresent(); line = stream.next()) {
      lines.add(line.get());
    }
    return lines;
  }
}
