package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AFTER_TRANSACTION;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.POINTS_ADDED;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.campaign.PointsAdded;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.TierUpgradeNotifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Step 12: notifies the member of points that were added. */
@Component
class SendInstantPointsAlert implements JavaDelegate {

  private final TierUpgradeNotifications messages;
  private final StepChannels channels;
  private final ApplicationEventPublisher events;

  SendInstantPointsAlert(
      TierUpgradeNotifications messages, StepChannels channels, ApplicationEventPublisher events) {
    this.messages = messages;
    this.channels = channels;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.sendInstantPointsAlert(
        execution.getProcessInstanceId(),
        MEMBER_NUMBER.of(execution),
        asOf(execution),
        POINTS_ADDED.of(execution),
        channels.of(execution, MessageKind.POINTS_ALERT));
    if (AFTER_TRANSACTION.find(execution).orElse(false)) {
      events.publishEvent(
          new PointsAdded(
              MEMBER_NUMBER.of(execution), DetermineTierEligibility.figures(execution)));
    }
  }
}
