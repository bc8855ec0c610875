package io.tierflow.reward;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** What is kept of a member's vouchers that have expired. */
@Component
class RemovedVoucherPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  RemovedVoucherPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "removedVouchers";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select voucher_id, origin, amount, state, created_at, issued_on, expires_on, redeemed_at,
          process_instance_id, reason, removed_at
        from voucher_archive where member_number = ? order by created_at, voucher_id""",
        memberNumber);
  }
}
