package io.tierflow.privacy;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/**
 * What was done with a member's data, and when. It names members by number only, and stays. Which
 * of the staff did it is not the member's to know.
 */
@Component
class AuditPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  AuditPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "audit";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select recorded_at,
          case when actor like 'member:%' or actor like 'key:%' or actor in ('system', 'nobody')
            then actor else 'staff' end as actor,
          action
        from audit_entry where subject = ?
        order by recorded_at, sequence_number is null, sequence_number, entry_id""",
        memberNumber);
  }
}
