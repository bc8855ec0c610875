package io.tierflow.member;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Profile, contact and consents. Whoever erases a member erases these last, and separately. */
@Component
class ProfilePersonalData implements PersonalDataContributor {

  private final MemberService members;

  ProfilePersonalData(MemberService members) {
    this.members = members;
  }

  @Override
  public String section() {
    return "profile";
  }

  @Override
  public Object export(String memberNumber) {
    Member member = members.require(memberNumber);
    return new Held(
        memberNumber,
        member.getProfile(),
        member.getStatus(),
        member.getEnrolledOn(),
        member.getClosedOn(),
        member.getTier(),
        member.getTierStatus(),
        member.getConfirmedTier(),
        member.getTierSince(),
        member.getTenure());
  }

  /**
   * What is kept in the member's own row.
   *
   * @param memberNumber the number
   * @param profile what the member tells of themselves
   * @param status where the membership stands
   * @param enrolledOn day of enrolment
   * @param closedOn day of closure, or null
   * @param tier the tier as shown
   * @param tierStatus whether the shown tier stands
   * @param confirmedTier the tier whose benefits the member has
   * @param tierSince day since which the confirmed tier holds
   * @param tenure how long it holds
   */
  record Held(
      String memberNumber,
      @JsonUnwrapped MemberProfile profile,
      MemberStatus status,
      LocalDate enrolledOn,
      LocalDate closedOn,
      Tier tier,
      TierStatus tierStatus,
      Tier confirmedTier,
      LocalDate tierSince,
      TierTenure tenure) {}
}
