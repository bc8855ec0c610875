package io.tierflow.portal;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/**
 * A member's newest sign-in link: until when it is valid, and nothing that would sign anybody in.
 */
@Component
class SignInLinkPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  SignInLinkPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "signInLink";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read("select expires_at from sign_in_link where member_number = ?", memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write("delete from sign_in_link where member_number = ?", memberNumber);
  }
}
