package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a member's tier stands in the product, and how it came there. */
record LifeStanding(String tier, LocalDate tierSince, LifeTenure tenure, List<LifeChange> changes) {

  /**
   * What is compared with the rules.
   *
   * @param member the member
   * @param changes the member's changes in the order in which they were proposed; the first tier is
   *     left out
   */
  static LifeStanding of(Member member, List<TierChange> changes) {
    TierTenure held = member.getTenure();
    return new LifeStanding(
        member.getConfirmedTier().code(),
        member.getTierSince(),
        new LifeTenure(
            held.validFrom(), held.validUntil(), held.graceUntil(), held.terms(), held.dueOn()),
        changes.stream()
            .filter(change -> change.getKind() != TierChangeKind.ENROLMENT)
            .map(LifeStanding::told)
            .toList());
  }

  private static LifeChange told(TierChange change) {
    Map<String, Object> inputs = change.getRow().inputs();
    Number points = inputs == null ? null : (Number) inputs.get("qualifyingPoints");
    return new LifeChange(
        change.getKind().name(),
        change.getStatus().name(),
        Objects.toString(change.getFromTier(), null),
        change.getToTier().code(),
        change.getDecidedOn(),
        change.getValidUntil(),
        points == null ? null : points.longValue());
  }
}
