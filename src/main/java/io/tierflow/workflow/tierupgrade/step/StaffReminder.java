package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.content.NotificationContent.TaskReminder;
import io.tierflow.notification.content.TierUpgradeNotifications;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reminds those who may do a task that it waits. */
@Component
public class StaffReminder {

  private final IdentityService identities;
  private final TaskService tasks;
  private final TierUpgradeNotifications notifications;
  private final ProgrammeCalendar calendar;

  StaffReminder(
      IdentityService identities,
      TaskService tasks,
      TierUpgradeNotifications notifications,
      ProgrammeCalendar calendar) {
    this.identities = identities;
    this.tasks = tasks;
    this.notifications = notifications;
    this.calendar = calendar;
  }

  public void remind(DelegateExecution execution, String step, String group) {
    Task task =
        tasks
            .createTaskQuery()
            .processInstanceId(execution.getProcessInstanceId())
            .taskDefinitionKey(step)
            .singleResult();
    notifications.remindOfTask(
        execution.getActivityInstanceId(),
        execution.getProcessInstanceId(),
        new TaskReminder(
            task.getName(),
            tasks.createTaskQuery().taskDefinitionKey(step).count(),
            waitingSince(step)),
        calendar.today(),
        addresses(group));
  }

  private LocalDate waitingSince(String step) {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(step)
        .orderByTaskCreateTime()
        .asc()
        .listPage(0, 1)
        .stream()
        .map(oldest -> calendar.dayOf(oldest.getCreateTime().toInstant()))
        .findFirst()
        .orElse(null);
  }

  private List<String> addresses(String group) {
    return identities.createUserQuery().memberOfGroup(group).list().stream()
        .map(User::getEmail)
        .filter(email -> email != null && !email.isBlank())
        .distinct()
        .toList();
  }
}
