package io.tierflow.workflow.worklist;

import io.tierflow.common.ProgrammeCalendar;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The lists of Tasklist. Which of them somebody sees, and which tasks are in them, is decided by
 * the engine's authorizations, so the counts are those that Tasklist itself shows.
 */
@Service
public class TaskLists {

  private static final Logger LOG = LoggerFactory.getLogger(TaskLists.class);

  /** Nobody reads more at a glance. */
  private static final int MAX_LISTS = 20;

  private static final String PRIORITY = "priority";
  private static final String DESCRIPTION = "description";

  private final IdentityService identities;
  private final FilterService filters;
  private final TaskService tasks;
  private final ProgrammeCalendar calendar;

  TaskLists(
      IdentityService identities,
      FilterService filters,
      TaskService tasks,
      ProgrammeCalendar calendar) {
    this.identities = identities;
    this.filters = filters;
    this.tasks = tasks;
    this.calendar = calendar;
  }

  /**
   * The lists that are shared with somebody.
   *
   * @param user who it is
   * @param groups the groups of that user
   * @return the first lists with what waits in each, in Tasklist's order
   */
  public List<TaskList> of(String user, List<String> groups) {
    try {
      identities.setAuthentication(user, groups);
      return lists();
    } finally {
      identities.clearAuthentication();
    }
  }

  private List<TaskList> lists() {
    return filters.createTaskFilterQuery().orderByFilterName().asc().listPage(0, MAX_LISTS).stream()
        .sorted(Comparator.comparingInt(TaskLists::priority))
        .map(this::counted)
        .toList();
  }

  private TaskList counted(Filter filter) {
    String description =
        filter.getProperties().get(DESCRIPTION) instanceof String text ? text : null;
    try {
      long open = filters.count(filter.getId());
      return new TaskList(
          filter.getId(), filter.getName(), description, open, open == 0 ? 0 : overdue(filter));
    } catch (ProcessEngineException broken) {
      // Whoever made it sees the reason in Tasklist; the other lists are shown all the same.
      LOG.warn("The filter {} of Tasklist can't be evaluated.", filter.getId(), broken);
      return new TaskList(filter.getId(), filter.getName(), description, null, 0);
    }
  }

  private long overdue(Filter filter) {
    Date now = Date.from(calendar.now());
    return filters.count(filter.getId(), tasks.createTaskQuery().dueBefore(now));
  }

  private static int priority(Filter filter) {
    return filter.getProperties().get(PRIORITY) instanceof Number number ? number.intValue() : 0;
  }
}
