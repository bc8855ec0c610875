package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The variables of a process, which hold days as ISO 8601 texts, as a table sees them that has a
 * column of days: where such a column names a variable, its text is the day that it says, for the
 * column and for every cell that names it.
 */
@EngineInternal(
    why =
        "A business rule task gives a table the variables as they are; only the table's columns "
            + "say which of them are days.",
    replacement = "Input parameters of the task, in every diagram that has one.")
final class DaysAsTexts implements VariableContext {

  private static final String DAY = "date";

  private final VariableContext variables;
  private final Map<String, TypedValue> days;

  private DaysAsTexts(VariableContext variables, Map<String, TypedValue> days) {
    this.variables = variables;
    this.days = days;
  }

  /**
   * The variables, with days for texts.
   *
   * @param decision what is evaluated
   * @param variables what a cell may name
   * @return the same variables if no column of days names a text
   */
  static VariableContext taken(DmnDecision decision, VariableContext variables) {
    if (!(decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
      return variables;
    }
    Map<String, TypedValue> days = null;
    for (DmnDecisionTableInputImpl input : table.getInputs()) {
      String name = named(input.getExpression());
      LocalDate day = name == null ? null : day(name, variables);
      if (day != null) {
        days = days == null ? new HashMap<>() : days;
        days.put(name, Variables.untypedValue(day));
      }
    }
    return days == null ? variables : new DaysAsTexts(variables, days);
  }

  private static String named(DmnExpressionImpl expression) {
    if (expression == null
        || expression.getExpression() == null
        || expression.getTypeDefinition() == null
        || !DAY.equals(expression.getTypeDefinition().getTypeName())) {
      return null;
    }
    String name = expression.getExpression().strip();
    return NamedVariable.isName(name) ? name : null;
  }

  /** A text that is no day stays what it is, so that the column can say what is wrong with it. */
  private static LocalDate day(String name, VariableContext variables) {
    TypedValue value = variables.containsVariable(name) ? variables.resolve(name) : null;
    try {
      return value != null && value.getValue() instanceof String text
          ? LocalDate.parse(text)
          : null;
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  @Override
  public TypedValue resolve(String name) {
    TypedValue day = days.get(name);
    return day == null ? variables.resolve(name) : day;
  }

  @Override
  public boolean containsVariable(String name) {
    return variables.containsVariable(name);
  }

  @Override
  public Set<String> keySet() {
    return variables.keySet();
  }
}
