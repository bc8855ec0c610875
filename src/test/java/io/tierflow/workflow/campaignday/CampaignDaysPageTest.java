package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
class CampaignDaysPageTest {

  private static final String PAGE = "/communication-days";

  @Autowired private WebApplicationContext application;
  @Autowired private AdjustableClock clock;
  @Autowired private TestProgramme programme;
  @Autowired private RuntimeService runtime;

  private MockMvc web;

  @BeforeEach
  void openThePage() {
    web = MockMvcBuilders.webAppContextSetup(application).build();
    clock.set("2065-02-15T12:00:00Z");
    programme.employ("olga", "olga@example.com", "process-owners");
    programme.employ("mario", "mario@example.com", "loyalty-managers");
  }

  @AfterEach
  void leaveNoDayUnderWay() {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(CampaignDayFlow.PROCESS)
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "The test is over."));
  }

  @ParameterizedTest
  @CsvSource({"2065-02-13, 13 Feb 2065", "' 2065-02-14 ', 14 Feb 2065", "'', 15 Feb 2065"})
  void aDayIsStartedAndShown(String day, String shown) throws Exception {
    MockHttpServletResponse answer = answer(post(PAGE).param("day", day), owner());

    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(answer.getRedirectedUrl()).isEqualTo(PAGE);
    assertThat(answer(get(PAGE), owner()).getContentAsString())
        .contains(shown, "Running", ">olga<", "Not yet.");
  }

  @ParameterizedTest
  @CsvSource({
    "tomorrow, 'A day must be written as year, month and day, such as " + "2026-10-31.'",
    "2065-02-16, The day 2065-02-16 has not begun yet; accepted: a day up to 2065-02-15."
  })
  void whatIsNoDayOrHasNotBegunIsAnsweredInOneSentence(String day, String sentence)
      throws Exception {
    MockHttpServletResponse answer = answer(post(PAGE).param("day", day), owner());

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains(sentence, "href=\"/communication-days\"");
  }

  @Test
  void whoMayNotStartADayIsNotOfferedTo() throws Exception {
    assertThat(answer(get(PAGE), owner()).getContentAsString()).contains("Start day");
    assertThat(answer(get(PAGE), manager()).getContentAsString()).doesNotContain("Start day");
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
