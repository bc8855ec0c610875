package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_TRANSACTIONS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MONTHLY_SPEND;

import io.tierflow.transaction.SpendFigures;
import io.tierflow.transaction.TransactionHistory;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 3: the net sum of the last 30 days' transactions, and the year's with it. */
@Component
class CalculateTotalMonthlySpend implements JavaDelegate {

  private final TransactionHistory transactions;

  CalculateTotalMonthlySpend(TransactionHistory transactions) {
    this.transactions = transactions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    SpendFigures spend =
        transactions.spend(MEMBER_NUMBER.of(execution), LocalDate.parse(AS_OF.of(execution)));
    MONTHLY_SPEND.set(execution, spend.monthlySpend().doubleValue());
    ANNUAL_SPEND.set(execution, spend.annualSpend().doubleValue());
    ANNUAL_TRANSACTIONS.set(execution, spend.annualTransactions());
  }
}
