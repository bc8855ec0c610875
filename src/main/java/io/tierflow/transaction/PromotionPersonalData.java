package io.tierflow.transaction;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** The promotions that a member's transactions had. */
@Component
class PromotionPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  PromotionPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "promotions";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select transaction_id, promotion, name, exact_share, qualifying_share, reason
        from transaction_promotion where member_number = ? order by transaction_id, place""",
        memberNumber);
  }
}
