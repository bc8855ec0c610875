package io.tierflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;

class ParsedFeelTest {

  private static final String INPUT = "spend";

  private final FeelEngine enginesOwn = new ScalaFeelEngine(List.of());
  private final FeelEngine parsed = new ParsedFeel();

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
        "unknown > 3"
      })
  void aCellMeansWhatItMeansToTheEngine(String cell) {
    for (int evaluation = 0; evaluation < 2; evaluation++) {
      for (Object value : values()) {
        assertThat(outcome(() -> parsed.evaluateSimpleUnaryTests(cell, INPUT, given(value))))
            .isEqualTo(
                outcome(() -> enginesOwn.evaluateSimpleUnaryTests(cell, INPUT, given(value))));
      }
    }
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
  void anExpressionMeansWhatItMeansToTheEngine(String expression) {
    for (int evaluation = 0; evaluation < 2; evaluation++) {
      for (Object value : values()) {
        assertThat(outcome(() -> parsed.evaluateSimpleExpression(expression, given(value))))
            .isEqualTo(
                outcome(() -> enginesOwn.evaluateSimpleExpression(expression, given(value))));
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

  /** The result, or what the failure says. */
  private static Object outcome(Evaluated evaluated) {
    try {
      return String.valueOf(evaluated.value());
    } catch (FeelException failure) {
      return failure.getMessage();
    }
  }

  private interface Evaluated {
    Object value();
  }
}
