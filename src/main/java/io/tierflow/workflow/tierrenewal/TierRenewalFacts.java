package io.tierflow.workflow.tierrenewal;

import io.tierflow.camunda.variable.DatabaseFacts;
import io.tierflow.tier.ReviewOutcome;
import io.tierflow.tier.renewal.LoweringReviewService;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the renewal's gateway asks that lies behind people's work: what a review said. */
@Component
class TierRenewalFacts implements DatabaseFacts {

  private final ObjectProvider<LoweringReviewService> reviews;

  TierRenewalFacts(ObjectProvider<LoweringReviewService> reviews) {
    this.reviews = reviews;
  }

  @Override
  public Set<String> names() {
    return Set.of(TierRenewalFlow.LOWERING_OUTCOME.name());
  }

  @Override
  public boolean cover(String processInstanceId) {
    return reviews.getObject().find(processInstanceId).isPresent();
  }

  @Override
  public Object value(String processInstanceId, String name) {
    return reviews
        .getObject()
        .find(processInstanceId)
        .map(lowering -> lowering.getReview().outcome())
        .map(outcome -> outcome == ReviewOutcome.APPROVED ? "LOWER" : "KEEP")
        .orElse(null);
  }
}
