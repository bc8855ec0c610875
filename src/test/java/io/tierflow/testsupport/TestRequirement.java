package io.tierflow.testsupport;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Something that a test needs of the machine. */
public abstract class TestRequirement implements ExecutionCondition {

  private final boolean obligatory;

  /**
   * A need as the environment has it.
   *
   * @param obligatory whether a test fails rather than is skipped
   */
  public TestRequirement(boolean obligatory) {
    this.obligatory = obligatory;
  }

  /** Whether nothing may be skipped on this machine. */
  public static boolean obligatoryHere() {
    return Boolean.parseBoolean(System.getenv("CI"));
  }

  /** Whether the machine has it. */
  public abstract boolean present();

  /** One sentence that says what is absent and how to provide it. */
  public abstract String absence();

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
