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
import org.camunda.bpm.model.bpmn.instance.FlowElement;
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
    notifications.remindOfTask(
        execution.getActivityInstanceId(),
        execution.getProcessInstanceId(),
        new TaskReminder(
            phrase(execution, step),
            tasks.createTaskQuery().taskDefinitionKey(step).count(),
            waitingSince(step)),
        calendar.today(),
        addresses(group));
  }

  /** The step's phrase: a task's own name says whose it is, and the reminder is about them all. */
  private static String phrase(DelegateExecution execution, String step) {
    return execution.getBpmnModelInstance().<FlowElement>getModelElementById(step).getName();
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
