package io.tierflow.transaction;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** What a member's returns without a receipt were matched to. Nothing in it names a person. */
@Component
class RefundMatchPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  RefundMatchPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "refundMatches";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select r.transaction_id, r.place, r.refunded_id, r.amount, r.original_amount
        from transaction t join refund_match r on r.transaction_id = t.transaction_id
        where t.member_number = ? order by t.occurred_at, r.transaction_id, r.place""",
        memberNumber);
  }
}
