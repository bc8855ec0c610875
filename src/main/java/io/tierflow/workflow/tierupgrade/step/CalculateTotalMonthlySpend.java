package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_TRANSACTIONS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MONTHLY_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.tier.TierFiguresService;
import io.tierflow.transaction.SpendFigures;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 3: the net sum of the last 30 days' transactions, and the period's with it. */
@Component
class CalculateTotalMonthlySpend implements JavaDelegate {

  private final TierFiguresService figures;

  CalculateTotalMonthlySpend(TierFiguresService figures) {
    this.figures = figures;
  }

  @Override
  public void execute(DelegateExecution execution) {
    SpendFigures spend = figures.spend(MEMBER_NUMBER.of(execution), asOf(execution));
    MONTHLY_SPEND.set(execution, spend.monthlySpend().doubleValue());
    ANNUAL_SPEND.set(execution, spend.annualSpend().doubleValue());
    ANNUAL_TRANSACTIONS.set(execution, spend.annualTransactions());
  }
}
