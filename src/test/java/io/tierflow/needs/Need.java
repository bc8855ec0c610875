package io.tierflow.needs;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Something that a test needs of the machine. */
abstract class Need implements ExecutionCondition {

  private final boolean obligatory;

  /**
   * A need as the environment has it.
   *
   * @param obligatory whether a test fails rather than is skipped
   */
  Need(boolean obligatory) {
    this.obligatory = obligatory;
  }

  /** Whether nothing may be skipped on this machine. */
  static boolean obligatoryHere() {
    return Boolean.parseBoolean(System.getenv("CI"));
  }

  /** Whether the machine has it. */
  abstract boolean present();

  /** One sentence that says what is absent and how to provide it. */
  abstract String absence();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (present()) {
      return ConditionEvaluationResult.enabled(null);
    }
    if (obligatory) {
      throw new AssertionError(absence());
    }
    return ConditionEvaluationResult.disabled(absence());
  }
}
