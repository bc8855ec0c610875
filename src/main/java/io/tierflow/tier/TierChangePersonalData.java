package io.tierflow.tier;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** A member's tier changes with their decisions. */
@Component
class TierChangePersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  TierChangePersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "tierChanges";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select kind, from_tier, to_tier, status, proposed_on, decided_on, earned_on, valid_until,
          recorded_at, process_instance_id, table_key, table_version, rule_id, inputs, reason, review_reason,
          reviewer_remark
        from tier_change where member_number = ? order by recorded_at, change_id""",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write(
        """
        update tier_change set reviewer_remark = null where member_number = ?""",
        memberNumber);
    rows.write(
        """
        update tier_change set reason = 'Granted by staff.'
        where member_number = ? and kind = 'GRANT'""",
        memberNumber);
  }
}
