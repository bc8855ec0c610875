package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RECENT_TRANSACTIONS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.transaction.TransactionHistory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 2: counts the last 30 days' transactions, and marks what has become too old to earn. */
@Component
class GetRecentTransactions implements JavaDelegate {

  private final TransactionHistory transactions;

  GetRecentTransactions(TransactionHistory transactions) {
    this.transactions = transactions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RECENT_TRANSACTIONS.set(
        execution, transactions.recent(MEMBER_NUMBER.of(execution), asOf(execution)).count());
  }
}
