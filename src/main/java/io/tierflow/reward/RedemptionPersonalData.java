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
        select r.redemption_id, r.reward, r.title, r.points, r.voucher_id, r.amount,
          r.redeemed_at, e.recorded_at as reversed_at
        from points_redemption r
        left join ledger_entry e on e.idempotency_key = concat('return:', r.redemption_id)
        where r.member_number = ? order by r.redeemed_at, r.redemption_id""",
        memberNumber);
  }
}
