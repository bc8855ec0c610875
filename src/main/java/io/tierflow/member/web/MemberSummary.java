package io.tierflow.member.web;

import io.tierflow.member.Member;
import io.tierflow.member.MemberStatus;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;

/**
 * A member in a list.
 *
 * @param memberNumber the member's number
 * @param fullName the member's name
 * @param status where the membership stands
 * @param tier the tier as shown
 * @param tierStatus whether the shown tier stands
 */
record MemberSummary(
    String memberNumber, String fullName, MemberStatus status, Tier tier, TierStatus tierStatus) {

  static MemberSummary of(Member member) {
    return new MemberSummary(
        member.getMemberNumber(),
        member.getProfile().fullName(),
        member.getStatus(),
        member.getTier(),
        member.getTierStatus());
  }
}
