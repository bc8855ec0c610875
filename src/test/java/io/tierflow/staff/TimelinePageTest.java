package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffActions;
import io.tierflow.testsupport.http.StaffForm;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that happened to a member stands in one list, newest first. */
@HttpTest
class TimelinePageTest {

  private final String member = "T-" + UUID.randomUUID();
  private final String page = "/members/" + member + "/timeline";

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TimelineService timeline;

  private StaffActions actions;
  private StaffVisitor manager;

  @BeforeEach
  void enrol() {
    actions =
        new StaffActions(caller, database, transaction, member).enrol(", \"openingPoints\": 300");
    manager = actions.signedIn(Groups.LOYALTY_MANAGERS);
  }

  @Test
  void whatHappenedIsThereWithItsKindAndCanBeFiltered() {
    adjust("a-1", 25);
    note("Calls <b>early</b>.");
    actions.api(
        "POST",
        "/vouchers",
        """
        {"grantId": "%s", "value": 10, "validityDays": 30, "reason": "So sorry."}"""
            .formatted(member));
    actions.api(
        "POST", "/redemptions", "{\"redemptionId\": \"r-%s\", \"points\": 200}".formatted(member));

    assertThat(actions.page(manager)).contains(page, "What happened last", "So sorry.");
    assertThat(manager.get(page).body())
        .contains(">Points<", "Adjust", "+25", "Reason a-1")
        .contains(">Note<", "Calls &lt;b&gt;early&lt;/b&gt;.", "by " + Groups.LOYALTY_MANAGERS)
        .contains(">Voucher<", "Staff grant", "10.00", "So sorry.")
        .contains(">Redemption<", "−200")
        .contains(">Membership<", "Member enrolled")
        .contains(">Tier<", "REGULAR")
        .doesNotContain("<b>early");
    assertThat(manager.get(page + "?kind=NOTE").body())
        .contains("Calls &lt;b&gt;early", "<option value=\"NOTE\" selected")
        .doesNotContain("So sorry.", "Reason a-1");
    assertThat(actions.audit()).contains("PERSONAL_DATA_VIEWED " + Groups.LOYALTY_MANAGERS);
  }

  /** Many things happen in one second: no page shows one twice or leaves one out. */
  @Test
  void pagesFollowEachOtherWithoutGapsEvenWithinOneSecond() {
    for (int index = 0; index < 6; index++) {
      adjust("a-" + index, 1);
      note("Note " + index);
    }
    for (String change :
        List.of(
            "update ledger_entry set recorded_at = '2026-01-01 12:00:00' where member_number = ?",
            "update member_note set written_at = '2026-01-01 12:00:00' where member_number = ?",
            "update tier_change set recorded_at = '2026-01-01 12:00:00' where member_number = ?",
            "update audit_entry set recorded_at = '2026-01-01 12:00:00' where subject = ?")) {
      actions.write(change, member);
    }
    List<TimelineEntry> whole = timeline.page(member, null, null, 100).entries();
    List<TimelineEntry> paged = new ArrayList<>();
    TimelinePlace place = null;
    do {
      TimelineService.TimelineEntries some = timeline.page(member, null, place, 4);
      paged.addAll(some.entries());
      place = some.last() == null ? null : TimelinePlace.read(some.last().toString());
    } while (place != null);

    assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
    assertThat(whole).extracting(TimelineEntry::kind).contains(TimelineKind.PROFILE);
    assertThat(whole.stream().filter(entry -> entry.kind() == TimelineKind.POINTS))
        .extracting(TimelineEntry::detail)
        .startsWith("Reason a-5", "Reason a-4");
  }

  @Test
  void everyKindCanBeAskedForAlone() {
    EnumSet.allOf(TimelineKind.class)
        .forEach(
            kind ->
                assertThat(manager.get(page + "?kind=" + kind).statusCode())
                    .as(kind.label())
                    .isEqualTo(200));
    assertThat(manager.get(page + "?kind=GIFT").body())
        .contains("Nothing of this kind has happened yet.");
  }

  @Test
  void whatIsNoKindOrPlaceIsRefused() {
    assertThat(manager.get(page + "?kind=WEATHER").statusCode()).isEqualTo(400);
    for (String place : List.of("x", "2026-01-01T00:00:00Z~POINTS~x", "x~NOTE~1", "~~")) {
      assertThat(manager.get(page + "?after=" + place).statusCode()).as(place).isEqualTo(400);
    }
    assertThat(manager.get("/members/nobody/timeline").statusCode()).isEqualTo(404);
  }

  private void adjust(String id, int points) {
    actions.api(
        "POST",
        "/adjustments",
        """
        {"adjustmentId": "%2$s-%1$s", "points": %3$d, "reason": "Reason %1$s"}"""
            .formatted(id, member, points));
  }

  private void note(String text) {
    StaffForm.on(manager, "/members/" + member + "/notes").with("note", text).send();
  }
}
