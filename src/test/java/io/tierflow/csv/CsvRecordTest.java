package io.tierflow.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line's fields are read by column and type. */
class CsvRecordTest {

  @Test
  void fieldsAreReadByTheNameOfTheirColumn() {
    CsvRecord line = line("a,b,c", "1,\"two, \"\"2\"\"\",3");

    assertThat(line.text("c")).isEqualTo("3");
    assertThat(line.text("b")).isEqualTo("two, \"2\"");
  }

  @Test
  void anEmptyFieldIsNothingAndSoIsAColumnThatIsNotThere() {
    CsvRecord line = line("a,b", " ,2");

    assertThat(line.text("a")).isNull();
    assertThat(line.day("a")).isNull();
    assertThat(line.text("c")).isNull();
  }

  @Test
  void eachTypeIsReadFromItsUsualForm() {
    assertThat(field("2024-02-29").day("a")).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(field("2026-10-31T12:00:00+02:00").instant("a"))
        .isEqualTo(Instant.parse("2026-10-31T10:00:00Z"));
    assertThat(field("12.50").decimal("a")).isEqualTo(new BigDecimal("12.50"));
    assertThat(field("-3").whole("a")).isEqualTo(-3);
    assertThat(field("TRUE").flag("a")).isTrue();
    assertThat(field("false").flag("a")).isFalse();
    assertThat(field("MONDAY").oneOf("a", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-29", "31.10.2026", "2026-10-31T12:00:00", "x"})
  void whatIsNotOfTheTypeIsRefusedWithColumnAndAcceptedForm(String field) {
    assertRefused(line -> line.day("a"), field, "The field a must be an ISO 8601 date");
    assertRefused(line -> line.instant("a"), field, "The field a must be an ISO 8601 instant");
    assertRefused(line -> line.decimal("a"), field, "The field a must be a decimal number");
    assertRefused(line -> line.whole("a"), field, "The field a must be a whole number");
    assertRefused(line -> line.flag("a"), field, "The field a must be true or false");
    assertRefused(
        line -> line.oneOf("a", DayOfWeek.class), field, "The field a must be one of [MONDAY, TUE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1,2,3", "1,2,"})
  void aLineWithOtherThanTheHeadersNumberOfFieldsIsRefused(String line) {
    assertThatThrownBy(() -> line("a,b", line))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching("The line has [13] fields?; the header has 2\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,\"2", "\"1\"x,2", "1,\"2\"\""})
  void aLineWithBrokenQuotesIsRefused(String line) {
    assertThatThrownBy(() -> line("a,b", line))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("The line is not valid CSV");
  }

  private static void assertRefused(
      Function<CsvRecord, Object> reading, String field, String message) {
    assertThatThrownBy(() -> reading.apply(field(field)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(message);
  }

  private static CsvRecord field(String field) {
    return line("a", field);
  }

  private static CsvRecord line(String header, String line) {
    CsvColumns columns = new CsvColumns(List.of(header.split(",")), List.of());
    return CsvRecord.of(CsvHeader.of(PhysicalLine.readable(1, header), columns), line);
  }
}
