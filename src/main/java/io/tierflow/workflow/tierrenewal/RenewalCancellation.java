package io.tierflow.workflow.tierrenewal;

import io.tierflow.tier.renewal.LoweringReviewService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What becomes of a lowering under review when its instance ends past it: cancelled by an admin,
 * deleted with its deployment, or led around the review. The tier is then looked at again.
 */
@Component
class RenewalCancellation {

  static final String CANCELLED = "The renewal was cancelled.";

  private final ObjectProvider<LoweringReviewService> reviews;

  RenewalCancellation(ObjectProvider<LoweringReviewService> reviews) {
    this.reviews = reviews;
  }

  /** Most instances never had anything open, and are not worth a query. */
  void onEnd(DelegateExecution execution) {
    if (execution.isCanceled() || TierRenewalFlow.LOWERING_REVIEW.find(execution).orElse(false)) {
      reviews.getObject().cancel(execution.getProcessInstanceId(), CANCELLED);
    }
  }
}
