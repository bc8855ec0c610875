package io.tierflow.workflow.tierupgrade.step;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A task of people: what its form shows once it is there, and what becomes of the answer. */
public abstract class TaskForm implements TaskListener {

  @Override
  public final void notify(DelegateTask task) {
    if (EVENTNAME_CREATE.equals(task.getEventName())) {
      show(task);
    } else {
      take(task);
    }
  }

  /** Gives the form what it shows. */
  protected abstract void show(DelegateTask task);

  /** Takes the answer, or refuses it. */
  protected abstract void take(DelegateTask task);
}
