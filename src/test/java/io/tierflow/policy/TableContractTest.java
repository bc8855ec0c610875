package io.tierflow.policy;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static io.tierflow.testsupport.core.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.core.CoreTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What columns accept, what they say of it, and that a contract refuses every kind of bad row. */
@CoreTest
class TableContractTest {

  private static final List<String> COLOURS = List.of("RED", "BLUE");

  @Property
  void aNumberIsAcceptedWithinItsBounds(
      @ForAll @IntRange(min = -50, max = 50) int least,
      @ForAll @IntRange(min = -50, max = 50) int greatest,
      @ForAll @IntRange(min = -60, max = 60) int value) {
    OutputColumn column = OutputColumn.number("o", "An output", least, greatest);

    assertThat(column.accepts(value)).isEqualTo(value >= least && value <= greatest);
  }

  @Test
  void aWholeNumberHasNoDecimalsAndANumberAny() {
    OutputColumn whole = OutputColumn.wholeNumber("o", "An output", 1, 12);
    OutputColumn any = OutputColumn.number("o", "An output", 1, 12);

    assertThat(whole.accepts(5.0)).isTrue();
    assertThat(whole.accepts(5.5)).isFalse();
    assertThat(any.accepts(5.123456789)).isTrue();
    assertThat(any.accepts(Double.NaN)).isFalse();
    assertThat(any.accepts("5")).isFalse();
    assertThat(any.accepts(null)).isFalse();
    assertThat(any.orEmpty().accepts(null)).isTrue();
    assertThat(whole.accepted()).isEqualTo("a whole number from 1 to 12");
    assertThat(any.orEmpty().accepted()).isEqualTo("a number from 1 to 12, or nothing");
  }

  @Test
  void moneyHasTwoDecimals() {
    OutputColumn money =
        OutputColumn.money("o", "An output", new BigDecimal("0.01"), new BigDecimal("1000"));

    assertThat(money.accepts(0.01)).isTrue();
    assertThat(money.accepts(new BigDecimal("9.990"))).isTrue();
    assertThat(money.accepts(9.999)).isFalse();
    assertThat(money.accepts(0)).isFalse();
    assertThat(money.accepted()).isEqualTo("a number from 0.01 to 1,000 with at most 2 decimals");
  }

  @Test
  void aTextHasALengthAndIsNotBlankWhereItMustBeThere() {
    OutputColumn text = OutputColumn.text("o", "An output");

    assertThat(text.accepts("x".repeat(500))).isTrue();
    assertThat(text.accepts("x".repeat(501))).isFalse();
    assertThat(text.accepts(" ")).isFalse();
    assertThat(text.accepts(7)).isFalse();
    assertThat(text.orEmpty().accepts(" ")).isTrue();
    assertThat(text.orEmpty().accepts("x".repeat(501))).isFalse();
    assertThat(text.upToCharacters(3).accepts("abc")).isTrue();
    assertThat(text.upToCharacters(3).accepts("abcd")).isFalse();
    assertThat(text.accepted())
        .isEqualTo("a text in quotes, such as \"ACME\", of at most 500 characters");
  }

  @Test
  void oneOfSomeValuesIsOneOfThemAlone() {
    OutputColumn colour = OutputColumn.text("o", "A colour").oneOf(COLOURS);

    assertThat(colour.accepts("RED")).isTrue();
    assertThat(colour.accepts("RED,BLUE")).isFalse();
    assertThat(colour.accepts("red")).isFalse();
    assertThat(colour.allowed()).contains(COLOURS);
    assertThat(colour.accepted()).isEqualTo("one of \"RED\", \"BLUE\"");
    assertThat(OutputColumn.text("o", "Any").allowed()).isEmpty();
  }

  @Test
  void severalOfSomeValuesStandWithCommasBetween() {
    OutputColumn colours = OutputColumn.text("o", "Colours").someOf(COLOURS);

    assertThat(colours.accepts("RED")).isTrue();
    assertThat(colours.accepts("BLUE, RED")).isTrue();
    assertThat(colours.accepts("BLUE,")).isFalse();
    assertThat(colours.accepts("GREEN, RED")).isFalse();
    assertThat(colours.accepted())
        .isEqualTo("one or several of RED, BLUE, in quotes, with commas between");
  }

  @Test
  void aColumnThatMayBeAbsentMayBeEmpty() {
    OutputColumn column = OutputColumn.yesNo("o", "A choice").orAbsent();

    assertThat(column.optional()).isTrue();
    assertThat(column.accepts(null)).isTrue();
    assertThat(column.accepts(true)).isTrue();
    assertThat(column.accepts("true")).isFalse();
    assertThat(column.accepted()).isEqualTo("true or false, or nothing");
    assertThat(OutputColumn.yesNo("o", "A choice").optional()).isFalse();
  }

  @Test
  void inputsSayWhatTheirCellsMayTest() {
    InputColumn number = InputColumn.of("i", ColumnType.NUMBER, "A number");

    assertThat(number.accepted()).isEqualTo("a number, such as 100, >= 100 or [100..101]");
    assertThat(number.from(0).accepted())
        .isEqualTo("a number from 0, such as 100, >= 100 or [100..101]");
    assertThat(number.upTo(60).accepted())
        .isEqualTo("a number up to 60, such as 30, >= 30 or [30..31]");
    assertThat(number.from(1).upTo(12).accepted())
        .isEqualTo("a number from 1 to 12, such as 6, >= 6 or [6..7]");
    assertThat(InputColumn.of("i", ColumnType.DATE, "A day").accepted())
        .isEqualTo(
            "a day, such as date(\"2026-12-24\") or"
                + " [date(\"2026-12-01\")..date(\"2026-12-31\")]");
    assertThat(InputColumn.of("i", ColumnType.TEXT, "A text").oneOf(COLOURS).accepted())
        .isEqualTo("one of \"RED\", \"BLUE\"");
    assertThat(
            InputColumn.of("i", ColumnType.TEXT, "A text")
                .oneOf(COLOURS)
                .orWhere(List.of("CLEAR"), "material", "GLASS")
                .accepted())
        .isEqualTo("one of \"RED\", \"BLUE\", or \"CLEAR\" where material is \"GLASS\"");
    assertThat(number.mayBeMissing()).isFalse();
    assertThat(number.from(1).upTo(2).orMissing())
        .isEqualTo(
            new InputColumn(
                "i",
                ColumnType.NUMBER,
                "A number",
                true,
                null,
                RareValues.NONE,
                null,
                BigDecimal.valueOf(1),
                BigDecimal.valueOf(2)));
    assertThat(number.allowed()).isEmpty();
  }

  @Test
  void typesKnowTheirValuesAndTheirNamesInModeler() {
    assertThat(ColumnType.TEXT.fits("x")).isTrue();
    assertThat(ColumnType.TEXT.fits(1)).isFalse();
    assertThat(ColumnType.DATE.fits(LocalDate.EPOCH)).isTrue();
    assertThat(ColumnType.WHOLE_NUMBER.fits(1.5)).isTrue();
    assertThat(ColumnType.WHOLE_NUMBER.isNumber()).isTrue();
    assertThat(ColumnType.NUMBER.isNumber()).isTrue();
    assertThat(ColumnType.DATE.isNumber()).isFalse();
    assertThat(ColumnType.WHOLE_NUMBER.typeRefs()).containsExactly("long", "integer", "double");
    assertThat(ColumnType.YES_NO.label()).isEqualTo("true or false");
  }

  @Test
  void aContractHoldsEachColumnAndThenTheRow() {
    TableContract contract =
        new TableContract(
            "t",
            "A table",
            "It decides.",
            TableHitPolicy.FIRST,
            List.of(InputColumn.of("i", ColumnType.TEXT, "A text")),
            List.of(
                OutputColumn.wholeNumber("a", "First", 1, 9),
                OutputColumn.wholeNumber("b", "Second", 1, 9).orEmpty()),
            filled ->
                filled.containsKey("b") && filled.get("a").equals(filled.get("b"))
                    ? Optional.of("two that differ")
                    : Optional.empty());

    assertAccepted(contract, Map.of("a", 1, "b", 2));
    assertAccepted(contract, Map.of("a", 1));
    assertAccepted(contract, Map.of("a", 1, "nobody reads", "this"));
    assertRefused(contract, Map.of("b", 2), "output a is 'null'");
    assertRefused(contract, Map.of("a", 1, "b", 10), "output b is '10'");
    assertThatThrownBy(() -> contract.require(row("t", Map.of("b", 4, "a", 4))))
        .hasMessage("Table t version 3, row row-7 gives {a=4, b=4}; accepted: two that differ.");
    assertThat(contract.input("i")).contains(contract.inputs().get(0));
    assertThat(contract.input("a")).isEmpty();
    assertThat(contract.output("b")).contains(contract.outputs().get(1));
    assertThat(contract.output("i")).isEmpty();
  }
}
