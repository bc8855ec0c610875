package io.tierflow.insight.membervalue;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/**
 * What a member is expected to do and to be worth; the profile of a person, so an erasure ends it.
 */
@Component
class LifetimeValuePersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  LifetimeValuePersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "lifetimeValue";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select as_of, months, visits, last_visit_on, probability_alive, expected_visits,
          expected_spend, lifetime_value, programme_cost
        from member_lifetime_value where member_number = ?\
        """,
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write("delete from member_lifetime_value where member_number = ?", memberNumber);
  }
}
