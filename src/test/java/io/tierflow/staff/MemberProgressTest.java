package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** How far a member is, on the page for staff and over the API, by the released tables. */
@OnH2
@FlowTest
class MemberProgressTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired private WebApplicationContext application;
  @Autowired private AdjustableClock clock;
  @Autowired private TestProgramme programme;

  private MockMvc web;
  private String member;

  @BeforeEach
  void aMemberHasBoughtForSilver() {
    web = MockMvcBuilders.webAppContextSetup(application).build();
    clock.set("2026-10-31T18:00:00Z");
    member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
  }

  @Test
  void systemsReadWhatIsMissingByEachFigure() throws Exception {
    assertThat(read("/api/members/" + member + "/progress"))
        .contains(
            "\"tier\":\"SILVER\",\"label\":\"Silver\",\"status\":\"CONFIRMED\"",
            "\"validUntil\":null",
            "\"terms\":{\"period\":\"ROLLING_12_MONTHS\",\"validity\":\"UNLIMITED\","
                + "\"graceDays\":0}",
            "\"days\":{\"from\":\"2025-11-01\",\"to\":\"2026-10-31\"}",
            "\"next\":{\"tier\":\"GOLD\",\"label\":\"Gold\",\"reached\":false,"
                + "\"criteria\":[{\"criterion\":\"qualifyingPoints\",\"have\":150,"
                + "\"need\":300,\"missing\":150},{\"criterion\":\"annualSpend\","
                + "\"have\":1500.00,\"need\":10000.00,\"missing\":8500.00}",
            "\"keeping\":null",
            "\"pendingTransactions\":0",
            "\"nextExpiry\":{\"expiresOn\":\"2028-10-28\",\"points\":150}");
    assertThat(answer("/api/members/NOBODY/progress").getStatus()).isEqualTo(404);
  }

  @Test
  void aTierWithoutAnEndSaysNothingOfOne() throws Exception {
    assertThat(page())
        .contains("Way to Gold", "Qualifying points: 150 of 300", "150 missing")
        .contains("Spend: 1,500.00 of 10,000.00 USD")
        .contains("Moved up: the figures earned it.")
        .doesNotContain("id=\"tier-until\"", "Keep Silver");
  }

  @Test
  void aTierThatEndsSaysWhenAndWhatKeepsIt() throws Exception {
    programme.execute(
        "update member set tier_valid_from = '2027-01-01', tier_valid_until = '2027-12-31',"
            + " tier_terms = 'BY_STAFF' where member_number = ?",
        member);

    assertThat(page())
        .contains("Keep Silver after 31 Dec 2027", "Not kept yet.", "Qualifying points: 0 of 100")
        .contains("The last day was set by staff.")
        .doesNotContain("This day has passed.");
    assertThat(read("/api/members/" + member + "/progress"))
        .contains(
            "\"validUntil\":\"2027-12-31\"",
            "\"keeping\":{\"days\":{\"from\":\"2027-01-01\",\"to\":\"2027-12-31\"},"
                + "\"kept\":false");
  }

  @Test
  void aTierThatIsOverIsKeptUntilItIsDecidedUpon() throws Exception {
    programme.execute(
        "update member set tier_valid_from = '2024-10-01', tier_valid_until = '2025-09-30'"
            + " where member_number = ?",
        member);

    assertThat(page())
        .contains("This day has passed. The member keeps the tier until its renewal,")
        .contains("Not kept by the figures as they are.")
        .doesNotContain("Not kept yet.");
  }

  @Test
  void aTierKeptByExceptionSaysWhyStaffKeptIt() throws Exception {
    programme.execute(
        "update tier_change set kind = 'EXCEPTION', reason = 'One tier down.',"
            + " reviewer_remark = 'Parental leave.' where member_number = ? and kind = 'UPGRADE'",
        member);

    assertThat(page()).contains("Kept by exception. Parental leave.");
  }

  @Test
  void inAGracePeriodItsLastDayIsShown() throws Exception {
    programme.execute(
        "update member set tier_valid_from = '2025-10-01', tier_valid_until = '2026-09-30',"
            + " tier_grace_until = '2026-11-15' where member_number = ?",
        member);
    programme.execute(
        "update tier_change set kind = 'GRACE', valid_until = '2026-09-30'"
            + " where member_number = ? and kind = 'UPGRADE'",
        member);

    assertThat(page())
        .contains("Until, with the grace period", "The validity ended on 30 Sep 2026;")
        .contains("Kept by the figures as they are.", "until 30 Sep 2026", ">Grace<")
        .contains("Kept for a grace period, to make up for what is missing.");
  }

  private String page() throws Exception {
    return read("/members/" + member);
  }

  private String read(String address) throws Exception {
    MockHttpServletResponse answer = answer(address);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MockHttpServletResponse answer(String address) throws Exception {
    return web.perform(get(address)).andReturn().getResponse();
  }
}
