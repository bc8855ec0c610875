package io.tierflow.workflow.tierrenewal;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ACCOUNT_TYPE;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AGREEMENT;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_TRANSACTIONS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.CURRENT_TIER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MONTHLY_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.QUALIFYING_POINTS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.camunda.dmn.DeployedDecisionTables;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.Tier;
import io.tierflow.tier.TierFigures;
import io.tierflow.tier.renewal.RetentionDecision;
import io.tierflow.tier.renewal.TierRenewalService;
import io.tierflow.transaction.SpendFigures;
import java.math.BigDecimal;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** What the answer of the table that was just evaluated means for the member. */
@Component
class DetermineTierRetention implements ExecutionListener {

  private final DeployedDecisionTables tables;
  private final TierRenewalService renewals;

  DetermineTierRetention(DeployedDecisionTables tables, TierRenewalService renewals) {
    this.tables = tables;
    this.renewals = renewals;
  }

  @Override
  public void notify(DelegateExecution execution) {
    RetentionDecision decided =
        renewals.decide(
            MEMBER_NUMBER.of(execution),
            asOf(execution),
            figures(execution),
            tables
                .lastDecision(TierRenewalService.TIER_RETENTION)
                .orElseThrow(DetermineTierRetention::notEvaluated));
    TierRenewalFlow.RETENTION_OUTCOME.set(execution, decided.outcome().name());
    TierRenewalFlow.TO_TIER.set(
        execution, Optional.ofNullable(decided.toTier()).map(Tier::code).orElse(null));
    TierRenewalFlow.LOWERING_REVIEW.set(execution, decided.isReviewed());
  }

  private static PolicyException notEvaluated() {
    return new PolicyException(
        "The step Determine Tier Retention has not evaluated the table %s; accepted: a business rule task that evaluates it."
            .formatted(TierRenewalService.TIER_RETENTION));
  }

  private static TierFigures figures(DelegateExecution execution) {
    return new TierFigures(
        0,
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
