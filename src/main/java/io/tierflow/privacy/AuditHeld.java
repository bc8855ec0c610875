package io.tierflow.privacy;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataHolder;
import org.springframework.stereotype.Component;

/** Who did what with a member's data. It names members by number only, and stays. */
@Component
class AuditHeld implements PersonalDataHolder {

  private final MemberRows rows;

  AuditHeld(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "audit";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        "select recorded_at, actor, action from audit_entry where subject = ? order by recorded_at",
        memberNumber);
  }
}
