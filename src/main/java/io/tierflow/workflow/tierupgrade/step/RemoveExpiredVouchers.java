package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.reward.VoucherService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 14: removes the vouchers of the programme that have expired. */
@Component
class RemoveExpiredVouchers implements JavaDelegate {

  private final VoucherService vouchers;

  RemoveExpiredVouchers(VoucherService vouchers) {
    this.vouchers = vouchers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    vouchers.removeExpiredVouchers(asOf(execution));
  }
}
