package io.tierflow.portal.join;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How a member has joined: which terms they accepted, and until when the request is remembered. */
@Component
class JoinPersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  JoinPersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "joining";
  }

  @Override
  public Object export(String memberNumber) {
    return Map.of(
        "acceptedTerms",
        rows.read(
            "select version, accepted_at from accepted_terms where member_number = ?",
            memberNumber),
        "request",
        rows.read(
            "select requested_at, expires_at from join_request where member_number = ?",
            memberNumber));
  }

  /** Which terms held for the membership stays, as its days do. */
  @Override
  public void erase(String memberNumber) {
    rows.write("delete from join_request where member_number = ?", memberNumber);
  }
}
