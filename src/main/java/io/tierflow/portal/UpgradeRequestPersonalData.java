package io.tierflow.portal;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** When a member has last had their own tier checked. */
@Component
class UpgradeRequestPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  UpgradeRequestPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "tierChecks";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        "select requested_on, requests, outcome from member_upgrade_request"
            + " where member_number = ?",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write("delete from member_upgrade_request where member_number = ?", memberNumber);
  }
}
