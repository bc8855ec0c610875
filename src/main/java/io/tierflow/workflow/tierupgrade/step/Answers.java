package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.common.PlainText;
import io.tierflow.workflow.FlowVariable;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Reads what staff answered when they completed a task. */
@EngineInternal(
    why = "IdentityService.getCurrentAuthentication is public, but returns an internal type.",
    replacement = "The type that a later IdentityService returns, or Spring Security's context.")
public final class Answers {

  private Answers() {}

  /** Who completes the task: who is signed in, else whom it is assigned to. */
  public static String staff(DelegateTask task) {
    return Optional.ofNullable(
            task.getProcessEngineServices().getIdentityService().getCurrentAuthentication())
        .map(Authentication::getUserId)
        .orElse(task.getAssignee());
  }

  /**
   * Whose upgrade the task is about. The variable would not do: whoever completes a task may send
   * any variables along, and a gift would go to another member.
   */
  public static String memberNumber(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }

  /** A text that was answered, without surrounding blanks. */
  public static Optional<String> text(DelegateTask task, FlowVariable<String> variable) {
    return Optional.ofNullable(task.getVariable(variable.name()))
        .map(Object::toString)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> plain(variable.name(), text));
  }

  private static String plain(String name, String text) {
    PlainText.refusal(text)
        .ifPresent(
            refusal -> {
              throw new AnswerException("%s %s.".formatted(name, refusal));
            });
    return text;
  }

  /** A text that must be answered. */
  public static String required(
      DelegateTask task, FlowVariable<String> variable, int longest, String accepted) {
    return text(task, variable)
        .filter(text -> text.length() <= longest)
        .orElseThrow(
            () ->
                new AnswerException(
                    "%s is missing or too long; accepted: %s of at most %d characters."
                        .formatted(variable.name(), accepted, longest)));
  }
}
