package io.tierflow.camunda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.camunda.dmn.CachedFeelEngine;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every evaluation ends. What ended before means what it meant; beyond the pattern that was seen:
 * the other functions that take one, ranges, combinations of lists, and functions that call
 * themselves.
 */
class TimeLimitedFeelTest {

  private final FeelEngine enginesOwn = new ScalaFeelEngine(List.of());
  private final FeelEngine bounded = new CachedFeelEngine(Duration.ofMillis(500));
  private final VariableContext given =
      Variables.createVariables()
          .putValue("code", "AB-1234")
          .putValue("long", "a".repeat(100_000))
          .asVariableContext();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "matches(code, \"^[A-Z]{2}-\\\\d+$\")",
        "matches(code, \"ab\", \"i\")",
        "matches(code, \"x\")",
        "replace(code, \"(\\\\d)\", \"<$1>\")",
        "replace(code, \"ab\", \"x\", \"i\")",
        "split(code, \"-\")",
        "split(\"a;b;;\", \";\")",
        "extract(code, \"\\\\d\")",
        "count(for i in 1..100, j in 1..50 return i * j)",
        "some i in 1..10 satisfies i > 9",
        "upper case(code)",
      })
  void whatEndsMeansWhatItMeant(String expression) {
    Object own = enginesOwn.evaluateSimpleExpression(expression, given);

    assertThat(value(expression)).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "matches(long, \"(a*)*\\\\1b\")",
        "matches(long, \"(?=a)b\")",
        "count(for i in 1..1000000000 return i)",
        "count(for i in 1..9000, j in 1..9000 return i)",
        "some i in 1..9000 satisfies (some j in 1..9000 satisfies (some k in 1..9000 satisfies k <"
            + " 0))",
        "every i in 1..9000 satisfies (every j in 1..9000 satisfies (every k in 1..9000 satisfies k"
            + " > 0))",
        "{f: function(n) f(n + 1), r: f(1)}.r",
      })
  void whatDoesNotEndIsAnError(String expression) {
    assertThatThrownBy(() -> bounded.evaluateSimpleExpression(expression, given))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aPatternThatJavaNeverMatchesIsMatchedInLinearTime() {
    assertThat(value("matches(long, \"^(a*)*b$\")")).isEqualTo(false);
    assertThat(value("matches(long, \"(a|aa)+$\")")).isEqualTo(true);
  }

  private Object value(String expression) {
    return bounded.evaluateSimpleExpression(expression, given);
  }
}
