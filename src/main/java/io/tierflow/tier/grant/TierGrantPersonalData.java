package io.tierflow.tier.grant;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** Tiers that staff granted or asked for on behalf of a member. */
@Component
class TierGrantPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  TierGrantPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "tierGrants";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select grant_id, tier, asked_until, valid_until, reason, state, requested_at, decided_at
        from tier_grant where member_number = ? order by requested_at, grant_id""",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write(
        """
        update tier_grant set reason = 'Granted by staff.', remark = null
        where member_number = ?""",
        memberNumber);
  }
}
