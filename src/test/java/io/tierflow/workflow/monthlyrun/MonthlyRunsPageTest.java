package io.tierflow.workflow.monthlyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@OnH2
@FlowTest
class MonthlyRunsPageTest {

  private static final String START = "Start run";

  @Autowired private WebApplicationContext application;
  @Autowired private AdjustableClock clock;
  @Autowired private TestProgramme programme;

  private MockMvc web;

  @BeforeEach
  void openThePages() {
    web = MockMvcBuilders.webAppContextSetup(application).build();
    clock.set("2024-11-15T12:00:00Z");
    programme.employ("olga", "olga@example.com", "process-owners");
    programme.employ("mario", "mario@example.com", "loyalty-managers");
  }

  @ParameterizedTest
  @CsvSource({"2024-06, /runs/2024-06", "'', /runs/2024-10", "' 2024-07 ', /runs/2024-07"})
  void aMonthIsStartedAndShown(String month, String shown) throws Exception {
    MockHttpServletResponse answer = answer(post("/runs").param("month", month), owner());

    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(answer.getRedirectedUrl()).isEqualTo(shown);
    assertThat(page(shown, owner()))
        .contains("Running", "Started by olga.", "role=\"progressbar\"", "aria-valuenow=\"0\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"October", "2024-13", "2024-10-01", "+12024-10", "1899-12"})
  void whatIsNoMonthIsToldInOneSentence(String month) throws Exception {
    MockHttpServletResponse answer = answer(post("/runs").param("month", month), owner());

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString())
        .contains("The month of a run must be written as year and month, such as 2026-10");
  }

  @Test
  void aMonthThatIsNotOverIsToldInOneSentence() throws Exception {
    MockHttpServletResponse answer = answer(post("/runs").param("month", "2024-11"), owner());

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains("The month 2024-11 is not over");
  }

  @Test
  void theMonthThatEndsTodayMayBeChosen() throws Exception {
    clock.set("2024-11-30T12:00:00Z");

    assertThat(page("/runs", owner())).contains("max=\"2024-11\"", "value=\"2024-10\"");
  }

  @Test
  void aRunThatIsNotThereIsToldInOneSentence() throws Exception {
    MockHttpServletResponse answer = answer(get("/runs/1999-01"), owner());

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(answer.getContentAsString())
        .contains("There is no monthly run 1999-01.", "href=\"/runs\"");
  }

  @Test
  void runsAreListedNewestFirst() throws Exception {
    for (String month : List.of("2024-02", "2024-01", "2024-03")) {
      answer(post("/runs").param("month", month), owner());
    }

    assertThat(page("/runs", owner()))
        .containsSubsequence("/runs/2024-03", "/runs/2024-02", "/runs/2024-01");
    assertThat(answer(get("/runs").param("page", "-1"), owner()).getStatus()).isEqualTo(400);
  }

  @Test
  void whoMayNotStartRunsOrUseCockpitIsNotLedThere() throws Exception {
    answer(post("/runs").param("month", "2024-04"), owner());

    assertThat(page("/runs", owner())).contains(START);
    assertThat(page("/runs", manager())).doesNotContain(START);
    assertThat(page("/runs/2024-04", owner())).contains("Run in Cockpit", "Incidents in Cockpit");
    assertThat(page("/runs/2024-04", manager()))
        .doesNotContain("Run in Cockpit", "Incidents in Cockpit");
  }

  private String page(String address, Authentication user) throws Exception {
    MockHttpServletResponse answer = answer(get(address), user);
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
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
