package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.tier.TierService.TIER_ELIGIBILITY;
import static io.tierflow.tier.TierService.UPGRADE_REVIEW;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.EARNED_ON;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REVIEW_REQUIRED;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.policy.Decision;
import io.tierflow.tier.TierGround;
import io.tierflow.tier.TierProposal;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecorder;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Hands what a proposal stands on from the step that decides on it to the step that carries it out.
 * Where an owner's save point lies between them, the record of the upgrade's decisions tells.
 */
@Component
class ProposalGrounds {

  /** What was proposed in the current transaction, by upgrade. */
  private static final Fact<TierGround> GROUNDS = new Fact<>("grounds of proposed tiers");

  private final TierUpgradeRecorder records;

  ProposalGrounds(TierUpgradeRecorder records) {
    this.records = records;
  }

  void keep(DelegateExecution execution, TierProposal proposal) {
    TierGround ground = proposal.ground();
    if (ground != null) {
      TransactionFacts.remember(GROUNDS, execution.getProcessInstanceId(), ground);
      String earnedOn = ground.earnedOn().toString();
      if (!earnedOn.equals(earnedOn(execution))) {
        EARNED_ON.set(execution, earnedOn);
      }
    }
  }

  TierGround of(DelegateExecution execution) {
    return TransactionFacts.recall(GROUNDS, execution.getProcessInstanceId())
        .orElseGet(() -> recorded(execution));
  }

  private TierGround recorded(DelegateExecution execution) {
    String id = execution.getProcessInstanceId();
    String earnedOn = earnedOn(execution);
    return new TierGround(
        LocalDate.parse(earnedOn),
        records.decision(id, TIER_ELIGIBILITY, decision -> isOn(decision, earnedOn)),
        REVIEW_REQUIRED.of(execution) ? records.decision(id, UPGRADE_REVIEW, any -> true) : null);
  }

  /** The day is not set where it is the upgrade's own. */
  private static String earnedOn(DelegateExecution execution) {
    return EARNED_ON.find(execution).orElseGet(() -> AS_OF.of(execution));
  }

  private static boolean isOn(Decision decision, String day) {
    return day.equals(String.valueOf(decision.inputs().get("asOf")));
  }
}
