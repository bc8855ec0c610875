package io.tierflow.process.step;

import static io.tierflow.process.TierUpgradeFlow.AS_OF;
import static io.tierflow.process.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.process.TierUpgradeFlow.POINTS_ADDED;

import io.tierflow.message.FlowMessages;
import io.tierflow.message.MessageKind;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 12: tells the member of points that were added. */
@Component
class SendInstantPointsAlert implements JavaDelegate {

  private final FlowMessages messages;
  private final StepChannels channels;

  SendInstantPointsAlert(FlowMessages messages, StepChannels channels) {
    this.messages = messages;
    this.channels = channels;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.sendInstantPointsAlert(
        execution.getProcessInstanceId(),
        MEMBER_NUMBER.of(execution),
        LocalDate.parse(AS_OF.of(execution)),
        POINTS_ADDED.of(execution),
        channels.of(execution, MessageKind.POINTS_ALERT));
  }
}
