package io.tierflow.portal.friends;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A member's code, the friends who came with it, and that the member came so. Neither shows who the
 * other is. Numbers, days and states stay after an erasure: what was booked rests on them.
 */
@Component
class ReferralPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  ReferralPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "referrals";
  }

  @Override
  public Object export(String memberNumber) {
    return Map.of(
        "code",
        rows.read(
            "select code, created_at from referral_code where member_number = ?", memberNumber),
        "friends",
        rows.read(
            """
            select state, reason, joined_at, booked_at, transaction_id from referral
            where member_number = ? order by joined_at
            """,
            memberNumber),
        "broughtIn",
        rows.read("select named, joined_at from referral where friend_number = ?", memberNumber));
  }

  @Override
  public void erase(String memberNumber) {
    rows.write("delete from referral_code where member_number = ?", memberNumber);
    rows.write("update referral set named = false where friend_number = ?", memberNumber);
  }
}
