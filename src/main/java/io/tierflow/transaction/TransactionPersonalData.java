package io.tierflow.transaction;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** What a member bought, did and returned. Nothing in it names a person. */
@Component
class TransactionPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  TransactionPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "transactions";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select transaction_id, kind, amount, occurred_at, refund_of, refunded_amount, cancelled,
          recorded_at, earning, exact_share, earning_rate, earning_multiplier, earning_reason,
          earned_on, points_expire_on
        from transaction where member_number = ? order by occurred_at, transaction_id""",
        memberNumber);
  }
}
