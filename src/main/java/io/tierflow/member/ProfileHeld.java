package io.tierflow.member;

import org.springframework.stereotype.Component;

/** Profile, contact and consents. Who erases a member erases these last, and does so himself. */
@Component
class ProfileHeld implements PersonalDataHolder {

  private final MemberService members;
  private final PointsBalances balances;

  ProfileHeld(MemberService members, PointsBalances balances) {
    this.members = members;
    this.balances = balances;
  }

  @Override
  public String section() {
    return "profile";
  }

  @Override
  public Object export(String memberNumber) {
    return MemberView.of(members.require(memberNumber), balances.of(memberNumber));
  }
}
