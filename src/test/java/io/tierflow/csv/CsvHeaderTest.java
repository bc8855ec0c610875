package io.tierflow.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.web.InvalidInputException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file says with its first line where it has which column. */
class CsvHeaderTest {

  private static final CsvColumns COLUMNS = new CsvColumns(List.of("id", "name"), List.of("note"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"id,name", "name,id", "note, id ,name", "\uFEFFid,name,note", "'\"id\",\"name\"'"})
  void columnsStandInAnyOrderAndOptionalOnesMayBeAbsent(String line) {
    CsvHeader header = header(line);

    assertThat(header.positionOf("id")).isNotNull();
    assertThat(header.positionOf("name")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id               | It lacks the columns name.",
        "name,note        | It lacks the columns id.",
        "1,Ada            | It lacks the columns id, name.",
        "''               | It lacks the columns id, name.",
        "id,name,colour   | It has unknown columns colour.",
        "ID,id,name       | It has unknown columns ID.",
        "id,name,id       | It repeats the columns id.",
        "id/name          | It lacks the columns id, name.",
        "id,\"name        | The line is not valid CSV",
      })
  void aLineThatIsNotTheHeaderIsRefusedWithWhatIsWrongAndWhatIsAccepted(String line, String flaw) {
    assertThatThrownBy(() -> header(line))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(flaw)
        .hasMessageContaining("id,name,[note]");
  }

  private static CsvHeader header(String line) {
    return CsvHeader.of(PhysicalLine.readable(1, line), COLUMNS);
  }
}
