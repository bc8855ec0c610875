package io.tierflow.workflow.tierrenewal;

import io.tierflow.tier.renewal.LoweringReviewService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the tier until the day that a loyalty manager named. */
@Component
class KeepTierByException implements JavaDelegate {

  private final LoweringReviewService reviews;

  KeepTierByException(LoweringReviewService reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.keepByException(execution.getProcessInstanceId());
  }
}
