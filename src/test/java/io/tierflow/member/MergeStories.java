package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What stories of merged members share: a day, a person with two memberships, and the proof. */
abstract class MergeStories {

  static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired TestProgramme programme;
  @Autowired AdjustableClock clock;
  @Autowired MemberMergeService merges;

  @BeforeEach
  void startOnTheLastOfOctober() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  MemberMerge merge(String from, String into) {
    return merges.merge("merge-" + from, into, from, "manager");
  }

  /** A member who has bought for an amount, and been upgraded today. */
  String buyer(String amount) {
    String member = programme.enrol();
    programme.purchase(member, amount, TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    return member;
  }

  String purchaseOf(String member) {
    return programme
        .texts("select transaction_id from transaction where member_number = ?", member)
        .get(0);
  }

  List<String> ledger(String member) {
    return programme.texts(
        "select concat_ws(' ', entry_type, points, shortfall, lapsed, qualifying_points,"
            + " effective_on, coalesce(cast(expires_on as char(10)), 'never'))"
            + " from ledger_entry where member_number = ? order by entry_number",
        member);
  }

  List<String> lots(String member) {
    return programme.texts(
        "select concat_ws(' ', points, remaining, coalesce(cast(expires_on as char(10)), 'never'))"
            + " from points_lot where member_number = ? order by entry_number",
        member);
  }

  long shortfall(String member) {
    return programme.number("select shortfall from points_account where member_number = ?", member);
  }
}
