package io.tierflow.tier;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * How people decide on a change of a tier.
 *
 * @param reason why they do, or null if nobody was asked
 * @param outcome what they said, or null
 * @param reviewer who said so, or null if nobody has
 * @param remark what they wrote, or why nobody decides any more; else null
 */
@Embeddable
public record ChangeReview(
    @Column(name = "review_reason") String reason,
    @Enumerated(EnumType.STRING) @Column(name = "review_outcome") ReviewOutcome outcome,
    String reviewer,
    @Column(name = "reviewer_remark") String remark) {

  /** Of a change that nobody was asked about. */
  static final ChangeReview NONE = new ChangeReview(null, null, null, null);

  ChangeReview completed(ReviewOutcome said, String by, String wrote) {
    return new ChangeReview(reason, said, by, wrote);
  }

  ChangeReview withoutReviewer(String why) {
    return new ChangeReview(reason, outcome, null, why);
  }
}
