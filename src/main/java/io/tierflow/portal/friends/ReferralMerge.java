package io.tierflow.portal.friends;

import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergeListener;
import io.tierflow.member.Merging;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Moves the friends whom a merged member has brought in; the code goes on working. A friend who was
 * brought in, and is now one with somebody who was a member before, does not count.
 */
@Component
@Order(9)
class ReferralMerge implements MergeListener {

  private final ReferralRows rows;
  private final MemberService members;
  private final ProgrammeCalendar calendar;

  ReferralMerge(ReferralRows rows, MemberService members, ProgrammeCalendar calendar) {
    this.rows = rows;
    this.members = members;
    this.calendar = calendar;
  }

  @Override
  public List<String> merge(Merging merging) {
    int moved = rows.move(merging.from(), merging.into());
    rows.find(merging.from()).ifPresent(referral -> goOn(referral, merging.into()));
    rows.find(merging.into())
        .filter(referral -> referral.memberNumber().equals(merging.into()))
        .ifPresent(referral -> rows.refuse(referral.friendNumber(), ReferralRefusal.SAME_PERSON));
    return moved == 0 ? List.of() : List.of("%s moved.".formatted(CountText.of(moved, "referral")));
  }

  /** What is booked, or being booked, stays under the number under which it was. */
  private void goOn(Referral referral, String into) {
    if (referral.state() != ReferralState.WAITING) {
      return;
    }
    boolean wasMember =
        referral.memberNumber().equals(into)
            || members.require(into).getEnrolledOn().isBefore(calendar.dayOf(referral.joinedAt()));
    if (wasMember || rows.find(into).isPresent()) {
      rows.refuse(referral.friendNumber(), ReferralRefusal.SAME_PERSON);
    } else {
      rows.rename(referral.friendNumber(), into);
    }
  }
}
