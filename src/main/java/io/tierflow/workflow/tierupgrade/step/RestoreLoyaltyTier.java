package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.tier.TierReviewService;
import io.tierflow.workflow.tierupgrade.review.EarlierReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compensates step 7 after a review that declined. */
@Component
class RestoreLoyaltyTier implements JavaDelegate {

  private final TierReviewService reviews;
  private final EarlierReview earlier;

  RestoreLoyaltyTier(TierReviewService reviews, EarlierReview earlier) {
    this.reviews = reviews;
    this.earlier = earlier;
  }

  @Override
  public void execute(DelegateExecution execution) {
    earlier.record(execution);
    reviews.restoreLoyaltyTier(execution.getProcessInstanceId());
  }
}
