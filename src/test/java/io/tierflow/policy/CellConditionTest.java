package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.CellCondition.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a cell in a few words is what the cell asks; of anything else, nothing is. */
class CellConditionTest {

  @ParameterizedTest
  @CsvSource({
    ">= 300, AT_LEAST, 300",
    ">=0.5, AT_LEAST, 0.5",
    "> 80, MORE_THAN, 80",
    "> -1, MORE_THAN, -1"
  })
  void aComparisonWithANumberIsSaid(String cell, Kind kind, BigDecimal number) {
    assertThat(CellCondition.of(cell)).isEqualTo(new CellCondition(kind, List.of(), number));
  }

  @Test
  void textsAreSaid() {
    CellCondition test = CellCondition.of(" \"GOLD\", \"VIP\" ");

    assertThat(test).isEqualTo(new CellCondition(Kind.ONE_OF, List.of("GOLD", "VIP"), null));
    assertThat(test.mayAccept("VIP")).isTrue();
    assertThat(test.mayAccept("SILVER")).isFalse();
    assertThat(test.mayAccept(null)).isFalse();
  }

  @Test
  void aCellThatAsksNothingIsPassedByAnything() {
    for (String cell : List.of("", " ", "-")) {
      assertThat(CellCondition.of(cell)).isEqualTo(CellCondition.ANYTHING);
    }
    assertThat(CellCondition.ANYTHING.mayAccept(null)).isTrue();
    assertThat(CellCondition.of("not(null)").mayAccept(null)).isFalse();
    assertThat(CellCondition.of("not( null )").isSaid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1..5]",
        ">= 1,500",
        ">= annualSpend",
        "not(\"GOLD\")",
        "\"A\" , null",
        "\"a\\\"b\"",
        "date(\"2026-06-01\")",
        "< 10",
        "GOLD",
        ">= 1 or x"
      })
  void whatTakesMoreWordsIsLeftToTheRow(String cell) {
    assertThat(CellCondition.of(cell).kind()).isEqualTo(Kind.OTHER);
    assertThat(CellCondition.of(cell).isSaid()).isFalse();
    assertThat(CellCondition.of(cell).mayAccept("anything")).isTrue();
  }
}
