package io.tierflow.reward.milestone;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** The milestones that a member has reached. */
@Component
class MilestonePersonalData implements PersonalDataContributor {

  private final MemberRows rows;

  MilestonePersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "milestones";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select milestone, period, reached_on, awarded_at, bonus_points, reason
        from milestone_award where member_number = ? order by awarded_at, milestone, period""",
        memberNumber);
  }
}
