package io.tierflow.tier;

import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A tier that staff give to a member.
 *
 * @param grantId names the grant
 * @param memberNumber to whom
 * @param tier the tier
 * @param until the last day on which it holds, or null for as long as the tier's terms say
 * @param reason why, as staff wrote it
 * @param grantedBy who asked for it: a user, or {@code key:<id>}
 * @param review what {@code upgrade-review} says on the figures of today
 * @param reviewReason why a second person had to approve it, or null if nobody had to
 * @param reviewer who approved it, or null
 */
public record GrantedTier(
    String grantId,
    String memberNumber,
    Tier tier,
    LocalDate until,
    String reason,
    String grantedBy,
    Decision review,
    String reviewReason,
    String reviewer) {

  private static final String CHANGE = "tier-grant:";

  static String changeId(String grantId) {
    return CHANGE + grantId;
  }

  /** The grant that made a change of the tier; empty if no grant did. */
  static Optional<String> grantId(String changeId) {
    return changeId.startsWith(CHANGE)
        ? Optional.of(changeId.substring(CHANGE.length()))
        : Optional.empty();
  }
}
