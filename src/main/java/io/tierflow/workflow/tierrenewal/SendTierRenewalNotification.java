package io.tierflow.workflow.tierrenewal;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.notification.content.TierRenewalNotifications;
import io.tierflow.workflow.tierupgrade.step.StepChannels;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the member what became of the tier. */
@Component
class SendTierRenewalNotification implements JavaDelegate {

  private final TierRenewalNotifications messages;
  private final StepChannels channels;

  SendTierRenewalNotification(TierRenewalNotifications messages, StepChannels channels) {
    this.messages = messages;
    this.channels = channels;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String id = execution.getProcessInstanceId();
    LocalDate day = asOf(execution);
    messages
        .content(id, day)
        .ifPresent(
            content ->
                messages.send(
                    id,
                    MEMBER_NUMBER.of(execution),
                    day,
                    content,
                    channels.of(execution, content.kind())));
  }
}
