package io.tierflow.process.step;

import static io.tierflow.process.TierUpgradeFlow.AS_OF;
import static io.tierflow.process.TierUpgradeFlow.MEMBER_NUMBER;

import io.tierflow.process.TierUpgradeService;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** After a decline: the highest tier that the figures earn and that needs no review. */
@Component
class RaiseToTierWithoutReview implements JavaDelegate {

  private final TierUpgradeService upgrades;

  RaiseToTierWithoutReview(TierUpgradeService upgrades) {
    this.upgrades = upgrades;
  }

  @Override
  public void execute(DelegateExecution execution) {
    upgrades.raiseWithoutReview(MEMBER_NUMBER.of(execution), LocalDate.parse(AS_OF.of(execution)));
  }
}
