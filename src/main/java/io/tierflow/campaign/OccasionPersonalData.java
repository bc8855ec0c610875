package io.tierflow.campaign;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** Of what a member was told. The day of a birthday tells of the person, so none of it is kept. */
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
