package io.tierflow.workflow.worklist;

import io.tierflow.common.ProgrammeCalendar;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;

/** The tasks about a member that wait for people, as far as Tasklist shows them to somebody. */
@Service
public class MemberTasks {

  /** A member has one or two; a page is no list of tasks. */
  private static final int MAX_TASKS = 10;

  private final IdentityService identities;
  private final TaskService tasks;
  private final ProgrammeCalendar calendar;

  MemberTasks(IdentityService identities, TaskService tasks, ProgrammeCalendar calendar) {
    this.identities = identities;
    this.tasks = tasks;
    this.calendar = calendar;
  }

  /**
   * The open tasks about a member.
   *
   * @param memberNumber whose matter they are
   * @param user who looks
   * @param groups the groups of that user
   * @return the tasks that this user may see, what is due first before the others
   */
  public List<OpenTask> of(String memberNumber, String user, List<String> groups) {
    try {
      identities.setAuthentication(user, groups);
      return tasks
          .createTaskQuery()
          .processInstanceBusinessKey(memberNumber)
          .orderByDueDate()
          .asc()
          .listPage(0, MAX_TASKS)
          .stream()
          .map(this::open)
          .toList();
    } finally {
      identities.clearAuthentication();
    }
  }

  private OpenTask open(Task task) {
    Optional<Instant> due = Optional.ofNullable(task.getDueDate()).map(Date::toInstant);
    return new OpenTask(
        task.getId(),
        task.getName(),
        due.map(calendar::dayOf).orElse(null),
        due.filter(calendar.now()::isAfter).isPresent());
  }
}
