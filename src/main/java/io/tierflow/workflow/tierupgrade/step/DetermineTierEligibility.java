package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ACCOUNT_TYPE;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AGREEMENT;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_TRANSACTIONS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.CURRENT_TIER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.HIGHER_TIER_EARNED;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MONTHLY_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.POINTS_EARNED;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.QUALIFYING_POINTS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RAISED_ON;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REVIEW_REQUIRED;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.TARGET_TIER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.camunda.dmn.DeployedDecisionTables;
import io.tierflow.policy.PolicyException;
import io.tierflow.tier.TierFigures;
import io.tierflow.tier.TierProposal;
import io.tierflow.tier.TierService;
import io.tierflow.transaction.SpendFigures;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Step 5: what the tier that the table has just decided on means for the member. */
@Component
class DetermineTierEligibility implements ExecutionListener {

  private final DeployedDecisionTables tables;
  private final TierService tiers;
  private final ProposalGrounds grounds;

  DetermineTierEligibility(
      DeployedDecisionTables tables, TierService tiers, ProposalGrounds grounds) {
    this.tables = tables;
    this.tiers = tiers;
    this.grounds = grounds;
  }

  @Override
  public void notify(DelegateExecution execution) {
    TierProposal proposal =
        tiers.determineTierEligibility(
            MEMBER_NUMBER.of(execution),
            figures(execution),
            tables
                .lastDecision(TierService.TIER_ELIGIBILITY)
                .orElseThrow(DetermineTierEligibility::notEvaluated),
            asOf(execution),
            RAISED_ON.find(execution).isEmpty());
    TARGET_TIER.set(execution, proposal.targetTier().code());
    HIGHER_TIER_EARNED.set(execution, proposal.higher());
    REVIEW_REQUIRED.set(execution, proposal.reviewRequired());
    grounds.keep(execution, proposal);
  }

  private static PolicyException notEvaluated() {
    return new PolicyException(
        "The step Determine Tier Eligibility has not evaluated the table %s; accepted: a business rule task that evaluates it."
            .formatted(TierService.TIER_ELIGIBILITY));
  }

  /** What the table has decided on. */
  static TierFigures figures(DelegateExecution execution) {
    return new TierFigures(
        POINTS_EARNED.of(execution),
        QUALIFYING_POINTS.of(execution),
        new SpendFigures(
            BigDecimal.valueOf(MONTHLY_SPEND.of(execution)),
            BigDecimal.valueOf(ANNUAL_SPEND.of(execution)),
            ANNUAL_TRANSACTIONS.of(execution)),
        CURRENT_TIER.of(execution),
        ACCOUNT_TYPE.of(execution),
        AGREEMENT.find(execution).orElse(null),
        asOf(execution));
  }
}
