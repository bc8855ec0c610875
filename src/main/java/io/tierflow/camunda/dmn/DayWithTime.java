package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import java.time.LocalDateTime;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.delegate.DmnEvaluatedInputImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;

/**
 * A day with a time, which a column takes as it is. FEEL makes the same of an instant, which the
 * column's type takes as its day; so what was given decides.
 */
@EngineInternal(
    why = "The public API has no type of a column that keeps a day with a time.",
    replacement = "Nothing: columns would see the day alone.")
final class DayWithTime {

  private DayWithTime() {}

  /** What a column sees whose variable is a day with a time; empty if it is anything else. */
  static Optional<DmnEvaluatedInput> given(
      DmnDecisionTableInputImpl input, VariableContext variables) {
    String name = input.getExpression().getExpression();
    if (name == null
        || !variables.containsVariable(name.strip())
        || !(variables.resolve(name.strip()).getValue() instanceof LocalDateTime time)) {
      return Optional.empty();
    }
    DmnEvaluatedInputImpl evaluated = new DmnEvaluatedInputImpl(input);
    evaluated.setValue(Variables.untypedValue(time));
    return Optional.of(evaluated);
  }
}
