package io.tierflow.reward;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** A member's vouchers, without their codes: whoever has a code can redeem it. */
@Component
class VoucherPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  VoucherPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "vouchers";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select voucher_id, origin, amount, state, created_at, issued_on, expires_on, redeemed_at,
          process_instance_id, reason
        from voucher where member_number = ? order by created_at, voucher_id""",
        memberNumber);
  }
}
