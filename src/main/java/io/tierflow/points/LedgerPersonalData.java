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
        select e.entry_number, e.entry_type, e.points, e.qualifying_points, e.shortfall,
          e.balance_after, e.effective_on, e.recorded_at, e.expires_on, e.transaction_id, e.process_instance_id,
          coalesce(r.reason, e.reason) as reason
        from ledger_entry e
        left join ledger_reason r
          on r.member_number = e.member_number and r.entry_number = e.entry_number
        where e.member_number = ? order by e.entry_number""",
        memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.write("delete from ledger_reason where member_number = ?", memberNumber);
  }
}
