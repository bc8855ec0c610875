package io.tierflow.portal.profile;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The e-mail address that a member has not confirmed yet. */
@Component
class EmailChangePersonalData implements PersonalDataContributor {

  private final MemberRows rows;
  private final EmailChangeRows changes;
  private final ProgrammeCalendar calendar;

  EmailChangePersonalData(MemberRows rows, EmailChangeRows changes, ProgrammeCalendar calendar) {
    this.rows = rows;
    this.changes = changes;
    this.calendar = calendar;
  }

  @Override
  public String section() {
    return "newEmail";
  }

  @Override
  public Object export(String memberNumber) {
    return changes
        .findByMember(memberNumber, calendar.now())
        .map(waiting -> List.of(Map.of("email", waiting.email())))
        .orElse(List.of());
  }

  @Override
  public void erase(String memberNumber) {
    rows.write("delete from email_change where member_number = ?", memberNumber);
  }
}
