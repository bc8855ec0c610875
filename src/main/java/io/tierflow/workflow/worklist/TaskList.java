package io.tierflow.workflow.worklist;

/**
 * A list of Tasklist with what waits in it.
 *
 * @param filterId id of the filter behind it
 * @param name what people call it
 * @param description what it holds, or null
 * @param open tasks in it, or null if its filter can't be evaluated
 * @param overdue those of them whose due date is over
 */
public record TaskList(String filterId, String name, String description, Long open, long overdue) {

  private static final String TASKLIST = "/camunda/app/tasklist/default/#/?filter=";

  /**
   * Where the list is worked on.
   *
   * @return its address in Tasklist
   */
  public String address() {
    return TASKLIST + filterId;
  }
}
