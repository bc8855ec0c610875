package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.note.MemberNoteService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What happened to a member, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class TimelineOnMySqlIT {

  @Autowired private TestProgramme programme;
  @Autowired private MemberNoteService notes;
  @Autowired private TimelineRepository timeline;
  @Autowired private AdjustableClock clock;

  @Test
  void pagesOfOneEntryShowWhatOnePageShows() {
    clock.set("2026-10-31T12:00:00Z");
    String member = programme.enrol();
    programme.purchase(member, "1200.00", LocalDate.parse("2026-10-20"));
    programme.upgrade(member, LocalDate.parse("2026-10-31"));
    notes.write(member, "note-of-" + member, "Likes window seats.", "manager");

    List<TimelineEntry> whole =
        timeline.before(member, EnumSet.allOf(TimelineKind.class), null, 100);
    List<TimelineEntry> oneByOne = new ArrayList<>();
    for (List<TimelineEntry> page = page(member, null);
        !page.isEmpty();
        page = page(member, page.get(0).place())) {
      oneByOne.addAll(page);
    }

    assertThat(oneByOne).isEqualTo(whole);
    assertThat(whole)
        .extracting(TimelineEntry::kind)
        .contains(
            TimelineKind.POINTS,
            TimelineKind.TRANSACTION,
            TimelineKind.TIER,
            TimelineKind.VOUCHER,
            TimelineKind.MESSAGE,
            TimelineKind.NOTE);
  }

  private List<TimelineEntry> page(String member, TimelinePlace after) {
    return timeline.before(member, EnumSet.allOf(TimelineKind.class), after, 1);
  }
}
