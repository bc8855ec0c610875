package io.tierflow.points;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** Where a member's points come from and went. */
@Component
class LedgerPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  LedgerPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "ledger";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select entry_number, entry_type, points, shortfall, balance_after, effective_on,
          recorded_at, expires_on, transaction_id, process_instance_id, reason
        from ledger_entry where member_number = ? order by entry_number""",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write(
        """
        update ledger_entry set reason = 'Adjusted by staff.'
        where member_number = ? and entry_type = 'ADJUST'""",
        memberNumber);
  }
}
