package io.tierflow.camunda.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachedFeelEngineTest {

  private static final String INPUT = "spend";
  private static final String REFUSED = "refused";

  private final FeelEngine enginesOwn = new ScalaFeelEngine(List.of());
  private final FeelEngine parsed = new CachedFeelEngine(Duration.ofSeconds(2));

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">= 1000",
        "< 1000, 2500",
        "[100..2500]",
        "not(2500)",
        "null",
        "-",
        "threshold",
        "> threshold",
        "? > threshold and tier = \"GOLD\"",
        "spend > 1",
        "inputVariableName = \"spend\"",
        "date(\"2026-01-01\")",
        "spend >",
        "\"GOLD\", \"VIP\"",
        "not(null)",
        "? != null",
        "null, < 5",
        "? = null or ? > 5",
        "starts with(?, \"G\")"
      })
  void aCellMeansWhatItMeansToTheEngineUnlessItCanNotBeRight(String cell) {
    for (int evaluation = 0; evaluation < 2; evaluation++) {
      for (Object value : values()) {
        assertThat(outcome(() -> parsed.evaluateSimpleUnaryTests(cell, INPUT, given(value))))
            .isIn(
                outcome(() -> enginesOwn.evaluateSimpleUnaryTests(cell, INPUT, given(value))),
                REFUSED);
      }
    }
  }

  /** What an owner may type for each kind of column, and values of its type: none is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          number | >= 1000
          number | < 1000, 2500
          number | [100..2500]
          number | not(2500)
          number | not(null)
          number | null, < 5
          number | > threshold
          number | ? > threshold and tier = "GOLD"
          number | ? = null or ? > 5
          number | modulo(?, 5) = 0
          text   | "GOLD", "VIP"
          text   | not("GOLD")
          text   | not(null)
          text   | null
          text   | starts with(?, "G")
          text   | list contains(["GOLD", "VIP"], ?)
          day    | < date("2026-12-01")
          day    | [date("2026-09-01")..date("2027-02-28")]
          day    | ?.month = 12
          flag   | true
          flag   | not(true)
          flag   | -
          """)
  void aCellThatFitsItsColumnIsNeverRefused(String type, String cell) {
    for (Object value : ofType(type)) {
      assertThat(outcome(() -> parsed.evaluateSimpleUnaryTests(cell, INPUT, given(value))))
          .as("%s", value)
          .isNotEqualTo(REFUSED)
          .isEqualTo(outcome(() -> enginesOwn.evaluateSimpleUnaryTests(cell, INPUT, given(value))));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          text   | ACME
          text   | "SILVER", GOLD
          text   | >= 50
          text   | startswith(?, "G")
          number | "GOLD"
          number | >= 1OO
          number | ["A".."B"]
          day    | < date("2027-02-30")
          day    | [date("2026-09-01")..date("2027-02-30")]
          day    | > 2026
          flag   | TRUE
          flag   | "true"
          """)
  void aCellThatCanNotBeRightIsAnErrorAndNotJustNoMatch(String type, String cell) {
    Object value = ofType(type).get(0);

    assertThatThrownBy(() -> parsed.evaluateSimpleUnaryTests(cell, INPUT, given(value)))
        .isInstanceOf(FeelException.class);
  }

  /** A name is wrong whatever the value is; all else may come of a figure that is not there. */
  @Test
  void anEmptyValueIsNoErrorButAnUnknownNameIs() {
    for (String cell : List.of(">= 50", "\"GOLD\"", "< date(\"2027-02-28\")", "? > threshold")) {
      assertThat(parsed.evaluateSimpleUnaryTests(cell, INPUT, given(null))).as(cell).isFalse();
    }
    assertThatThrownBy(() -> parsed.evaluateSimpleUnaryTests("ACME", INPUT, given(null)))
        .isInstanceOf(FeelException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUE", "VIP", "tier + 1", "abs(tier)", "10 * tire"})
  void anOutputThatCanNotBeRightIsAnErrorAndNotEmpty(String cell) {
    assertThatThrownBy(() -> parsed.evaluateSimpleExpression(cell, given(5L)))
        .isInstanceOf(FeelException.class);
  }

  private static List<Object> ofType(String type) {
    List<Object> values =
        new ArrayList<>(
            switch (type) {
              case "number" -> List.<Object>of(2500L, 99.5, 1000L);
              case "text" -> List.<Object>of("GOLD", "");
              case "day" -> List.<Object>of(LocalDate.of(2026, 12, 1));
              default -> List.<Object>of(true, false);
            });
    values.add(null);
    return values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spend",
        "spend * 0.1",
        "1.5",
        "\"VIP\"",
        "true",
        "null",
        "if spend > threshold then tier else null",
        "spend.amount",
        "unknown",
        "1 +",
        "sum([1, 2, threshold])",
        "date(\"2026-10-31\")"
      })
  void anExpressionMeansWhatItMeansToTheEngineUnlessItCanNotBeRight(String expression) {
    for (int evaluation = 0; evaluation < 2; evaluation++) {
      for (Object value : values()) {
        assertThat(outcome(() -> parsed.evaluateSimpleExpression(expression, given(value))))
            .isIn(
                outcome(() -> enginesOwn.evaluateSimpleExpression(expression, given(value))),
                REFUSED);
      }
    }
  }

  @Test
  void aTextStandsForACellAndForAnExpressionApart() {
    assertThat(parsed.evaluateSimpleUnaryTests("2500", INPUT, given(2500.0))).isTrue();
    assertThat(parsed.<Object>evaluateSimpleExpression("2500", given(2500.0))).hasToString("2500");
  }

  @Test
  void aTextThatIsNoFeelIsAnErrorEachTime() {
    for (int evaluation = 0; evaluation < 2; evaluation++) {
      assertThatThrownBy(() -> parsed.evaluateSimpleUnaryTests("> >", INPUT, given(1.0)))
          .isInstanceOf(FeelException.class);
    }
  }

  private static List<Object> values() {
    List<Object> values =
        new ArrayList<>(List.of(99.5, 2500.0, 1000L, "GOLD", LocalDate.of(2026, 1, 1), true));
    values.add(null);
    return values;
  }

  private static VariableContext given(Object value) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(INPUT, value);
    variables.put("cellInput", value);
    variables.put("inputVariableName", INPUT);
    variables.put("threshold", 1000L);
    variables.put("tier", "GOLD");
    return Variables.fromMap(variables).asVariableContext();
  }

  /** The result, or that there is none. */
  private static Object outcome(Evaluated evaluated) {
    try {
      return String.valueOf(evaluated.value());
    } catch (FeelException failure) {
      return REFUSED;
    }
  }

  private interface Evaluated {
    Object value();
  }
}
