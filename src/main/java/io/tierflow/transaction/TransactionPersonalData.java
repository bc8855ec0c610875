package io.tierflow.transaction;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a member bought, did and returned. Nothing in it names a person but, perhaps, its
 * attributes.
 */
@Component
class TransactionPersonalData implements PersonalDataContributor {

  private static final String ATTRIBUTES = "attributes";

  private final MemberRows rows;
  private final AttributesConverter attributes = new AttributesConverter();

  TransactionPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "transactions";
  }

  @Override
  public Object export(String memberNumber) {
    List<Map<String, Object>> transactions =
        rows.read(
            """
            select transaction_id, kind, amount, original_amount, original_currency,
              exchange_rate, occurred_at, refund_of, category, channel,
              location, partner, quantity, attributes, refunded_amount, refunded_original,
              cancelled, recorded_at,
              earning, exact_share, qualifying_share, earning_rate, qualifying_multiplier, earning_multiplier, earning_reason, earned_on,
              points_expire_on
            from transaction where member_number = ? order by occurred_at, transaction_id""",
            memberNumber);
    transactions.forEach(
        transaction ->
            transaction.computeIfPresent(
                ATTRIBUTES, (name, json) -> attributes.convertToEntityAttribute(json.toString())));
    return transactions;
  }

  @Override
  public void erase(String memberNumber) {
    rows.write(
        "update transaction set attributes = null"
            + " where member_number = ? and attributes is not null",
        memberNumber);
  }
}
