package io.tierflow.reward;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** What a member paid for with points. */
@Component
class RedemptionPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  RedemptionPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "pointsRedemptions";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select redemption_id, points, voucher_id, amount, redeemed_at
        from points_redemption where member_number = ? order by redeemed_at, redemption_id""",
        memberNumber);
  }
}
