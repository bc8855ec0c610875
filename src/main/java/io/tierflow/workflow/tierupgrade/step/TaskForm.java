package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.workflow.tierupgrade.review.TaskTitles;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A task of people: what its form shows once it is there, and what becomes of the answer. */
public abstract class TaskForm implements TaskListener {

  @Override
  public final void notify(DelegateTask task) {
    if (EVENTNAME_CREATE.equals(task.getEventName())) {
      String subject = show(task);
      task.setName(TaskTitles.title(Answers.memberNumber(task), subject));
    } else {
      take(task);
    }
  }

  /**
   * Gives the form what it shows.
   *
   * @param task the task
   * @return what there is to do, in a few words for lists of tasks, with nothing personal
   */
  protected abstract String show(DelegateTask task);

  /** Takes the answer, or refuses it. */
  protected abstract void take(DelegateTask task);
}
