package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.PointsService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.PageResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;

/** A member's activity as each database finds it. */
abstract class ActivityStories {

  private static final LocalDate TODAY = LocalDate.parse("2026-10-31");

  @Autowired private MyActivity activity;
  @Autowired private PointsService points;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;

  private SignedInMember me;

  @BeforeEach
  void enrol() {
    clock.set("2026-10-31T18:00:00Z");
    me = new SignedInMember(programme.enrol());
  }

  @Test
  void everySourceIsThereAndPagesAreTheWholeList() {
    programme.purchase(me.memberNumber(), "1500.00", TODAY.minusDays(3));
    programme.upgrade(me.memberNumber(), TODAY);
    for (String staff : List.of("a", "b", "c")) {
      points.adjust(
          me.memberNumber(),
          new PointsService.Adjustment(staff + me.memberNumber(), 10, "A test."),
          staff);
    }
    programme.execute(
        "update voucher set expires_on = ? where member_number = ?",
        TODAY.minusDays(1),
        me.memberNumber());

    List<MyActivityEntry> all = activity.all(me, null, Locale.ENGLISH);
    List<MyActivityEntry> paged = new ArrayList<>();
    PageResponse<MyActivityEntry> page;
    int number = 0;
    do {
      page = activity.entries(me, null, PageRequest.of(number++, 3), Locale.ENGLISH);
      paged.addAll(page.items());
    } while (paged.size() < page.total());

    assertThat(paged).isEqualTo(all);
    assertThat(all)
        .extracting(MyActivityEntry::what)
        .contains("EARN", "ADJUST", "ENROLMENT", "UPGRADE", "ISSUED", "EXPIRED");
    assertThat(all)
        .filteredOn(entry -> entry.kind() == ActivitySource.POINTS)
        .extracting(MyActivityEntry::balance)
        .containsExactly(180L, 170L, 160L, 150L);
    assertThat(all.get(all.size() - 1).what()).isEqualTo("EXPIRED");
    for (ActivitySource source : ActivitySource.values()) {
      assertThat(activity.all(me, source, Locale.ENGLISH))
          .isEqualTo(all.stream().filter(entry -> entry.kind() == source).toList());
    }
  }
}
