package io.tierflow.campaign;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** The occasions of which a member was notified. A birthday is personal, so none of it is kept. */
@Component
class OccasionPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  OccasionPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "occasions";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select kind, occasion, told_on from communication_occasion
        where member_number = ? order by told_on, kind""",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write("delete from communication_occasion where member_number = ?", memberNumber);
  }
}
