package io.tierflow.reward;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** A member's gifts, and how they left. */
@Component
class GiftPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  GiftPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "gifts";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select gift_id, item, cost, redemption_id, state, created_at, decided_on, carrier,
          tracking_number, reason
        from gift_dispatch where member_number = ? order by created_at, gift_id""",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write(
        """
        update gift_dispatch set carrier = null, tracking_number = null, reason = null
        where member_number = ?""",
        memberNumber);
  }
}
