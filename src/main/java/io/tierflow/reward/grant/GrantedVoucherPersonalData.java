package io.tierflow.reward.grant;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/**
 * Vouchers that staff granted a member. Why is staff's own text, which may name somebody: an
 * erasure takes it away, also from the vouchers, removed ones included.
 */
@Component
class GrantedVoucherPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  GrantedVoucherPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "voucherGrants";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select grant_id, voucher_id, amount, validity_days, reason, granted_at
        from voucher_grant where member_number = ? order by granted_at, grant_id""",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write(
        "update voucher_grant set reason = 'Granted by staff.' where member_number = ?",
        memberNumber);
    rows.write(
        """
        update voucher set reason = 'Granted by staff.'
        where member_number = ? and origin = 'STAFF_GRANT'""",
        memberNumber);
    rows.write(
        """
        update voucher_archive set reason = 'Granted by staff.'
        where member_number = ? and origin = 'STAFF_GRANT'""",
        memberNumber);
  }
}
