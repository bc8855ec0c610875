package io.tierflow.workflow.tierupgrade.review;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REVIEWER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REVIEW_OUTCOME;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REVIEW_REMARK;

import io.tierflow.tier.ReviewOutcome;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierReviewService;
import io.tierflow.tier.TierService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * A review that was completed before outcomes were recorded, and whose upgrade goes on only now: it
 * has left its answer in variables. Of every other upgrade these say nothing.
 */
@Component
public class EarlierReview {

  private final TierService tiers;
  private final TierReviewService reviews;

  EarlierReview(TierService tiers, TierReviewService reviews) {
    this.tiers = tiers;
    this.reviews = reviews;
  }

  public void record(DelegateExecution execution) {
    String id = execution.getProcessInstanceId();
    TierChange change = tiers.change(id);
    if (change.getReview().outcome() == ReviewOutcome.IN_VARIABLE) {
      REVIEW_OUTCOME
          .find(execution)
          .ifPresent(
              outcome ->
                  reviews.recordReview(
                      id,
                      ReviewOutcome.valueOf(outcome),
                      REVIEWER.find(execution).orElse(null),
                      REVIEW_REMARK.find(execution).orElse(null)));
    }
  }
}
