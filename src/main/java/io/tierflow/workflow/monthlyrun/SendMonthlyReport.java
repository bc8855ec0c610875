package io.tierflow.workflow.monthlyrun;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.content.TierUpgradeNotifications;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Sends the month's figures to the admins. */
@Component
class SendMonthlyReport implements JavaDelegate {

  private final MonthlyRunReport reports;
  private final TierUpgradeNotifications notifications;
  private final IdentityService identities;
  private final ProgrammeCalendar calendar;

  SendMonthlyReport(
      MonthlyRunReport reports,
      TierUpgradeNotifications notifications,
      IdentityService identities,
      ProgrammeCalendar calendar) {
    this.reports = reports;
    this.notifications = notifications;
    this.identities = identities;
    this.calendar = calendar;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notifications.sendMonthlyReport(
        execution.getProcessInstanceId(),
        reports.of(RUN_ID.of(execution)),
        calendar.today(),
        addressesOfAdmins());
  }

  private List<String> addressesOfAdmins() {
    return identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list().stream()
        .map(User::getEmail)
        .filter(email -> email != null && !email.isBlank())
        .distinct()
        .toList();
  }
}
