package io.tierflow.points.approval;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** What was asked for about a member and decided by another person. */
@Component
class ApprovalPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  ApprovalPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "approvals";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select operation, operation_id, points, reason, state, requested_at, decided_at
        from approval_request where member_number = ? order by requested_at, operation_id""",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write(
        """
        update approval_request set reason = 'Adjusted by staff.', remark = null
        where member_number = ?""",
        memberNumber);
  }
}
