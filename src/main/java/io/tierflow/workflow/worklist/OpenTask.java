package io.tierflow.workflow.worklist;

import java.time.LocalDate;

/**
 * A task that waits for people.
 *
 * @param taskId its id
 * @param title what it is called in Tasklist
 * @param dueOn when it is due, or null
 * @param overdue whether that is over
 */
public record OpenTask(String taskId, String title, LocalDate dueOn, boolean overdue) {

  private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";

  /**
   * Where the task is worked on.
   *
   * @return its address in Tasklist
   */
  public String address() {
    return TASKLIST + taskId;
  }
}
