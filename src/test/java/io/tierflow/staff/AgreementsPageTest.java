package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.tierflow.member.AgreementAssignmentService;
import io.tierflow.member.agreement.AgreementPeriod;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@OnH2
@FlowTest
class AgreementsPageTest {

  private static final String PAGE = "/agreements";

  @Autowired private WebApplicationContext application;
  @Autowired private AdjustableClock clock;
  @Autowired private TestProgramme programme;
  @Autowired private AgreementAssignmentService assignment;

  private MockMvc web;

  @BeforeEach
  void openThePage() {
    web = MockMvcBuilders.webAppContextSetup(application).build();
    clock.set("2026-10-31T18:00:00Z");
  }

  @Test
  void aPeriodIsRecordedAndGapsAreMarked() throws Exception {
    record("PAGE-1", "First <b>year</b>", "2026-01-01", "2026-06-30");

    MvcResult recorded = record("PAGE-1", "Second <b>year</b>", "2027-01-01", "");

    assertThat(recorded.getResponse().getRedirectedUrl()).isEqualTo(PAGE);
    String shown =
        answer(get(PAGE).flashAttrs(recorded.getFlashMap()), manager()).getContentAsString();
    assertThat(shown)
        .contains("PAGE-1 is recorded", "It has 1 gap, in which nobody has its terms.")
        .contains("Second &lt;b&gt;year&lt;/b&gt;")
        .doesNotContain("<b>");
    assertThat(shown.replaceAll("<[^>]+>", "").replaceAll("\\s+", " "))
        .contains("1 Jan 2026 to 30 Jun 2026", "1 Jan 2027 on", "1 Jul 2026 to 31 Dec 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "PAGE-2, tomorrow, '', A day must be an ISO 8601 date such as 2026-10-31.",
    "PAGE-2, 2026-10-31, 2026-10-30, 'The last day of a period must not be before its first, 2026-10-31.'",
    "'', 2026-10-31, '', The code must have 1 to 64 characters."
  })
  void whatIsNoPeriodIsAnsweredInOneSentence(
      String code, String first, String last, String sentence) throws Exception {
    MockHttpServletResponse answer = record(code, "A name", first, last).getResponse();

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains(sentence, "href=\"/agreements\"");
  }

  @Test
  void overlapsAreAnsweredInOneSentence() throws Exception {
    record("PAGE-3", "A name", "2026-01-01", "");

    MockHttpServletResponse answer = record("PAGE-3", "A name", "2026-02-01", "").getResponse();

    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(answer.getContentAsString())
        .contains("The agreement PAGE-3 is valid from 2026-01-01 on already");
  }

  @Test
  void whoMayNotRecordIsNotOfferedTo() throws Exception {
    assertThat(answer(get(PAGE), manager()).getContentAsString()).contains("Record period");
    assertThat(answer(get(PAGE), owner()).getContentAsString()).doesNotContain("Record period");
  }

  @Test
  void aMembersPageShowsPeriodsAndGaps() throws Exception {
    record("PAGE-4", "A name", "2026-01-01", "2026-06-30");
    String member = programme.enrol();
    assignment.assign(
        member, List.of(new AgreementPeriod("PAGE-4", LocalDate.of(2026, 3, 1), null)));

    String shown = answer(get("/members/" + member), manager()).getContentAsString();

    assertThat(shown.replaceAll("<[^>]+>", "").replaceAll("\\s+", " "))
        .contains("Agreements PAGE-4 1 Mar 2026 on No agreement counts 1 Jul 2026 on");
  }

  private MvcResult record(String code, String name, String first, String last) throws Exception {
    return web.perform(
            post(PAGE)
                .param("code", code)
                .param("name", name)
                .param("validFrom", first)
                .param("validTo", last)
                .principal(manager()))
        .andReturn();
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, Authentication user)
      throws Exception {
    return web.perform(request.principal(user)).andReturn().getResponse();
  }

  private static Authentication owner() {
    return new TestingAuthenticationToken("olga", null, "GROUP_process-owners");
  }

  private static Authentication manager() {
    return new TestingAuthenticationToken("mario", null, "GROUP_loyalty-managers");
  }
}
