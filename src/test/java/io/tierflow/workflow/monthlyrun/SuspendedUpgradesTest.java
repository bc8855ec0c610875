package io.tierflow.workflow.monthlyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.tierflow.batch.BatchState;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.time.YearMonth;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * While an admin has suspended a process: whoever starts it is told so in one sentence, by each API
 * and page that starts one (upgrades, monthly runs, daily communication), and what runs in the
 * background waits without spending its retries.
 */
@OnH2
@FlowTest
class SuspendedUpgradesTest {

  private static final YearMonth MONTH = YearMonth.of(2026, 9);
  private static final Authentication OWNER = new TestingAuthenticationToken("owner", null);

  @Autowired private WebApplicationContext application;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private MonthlyRunService runs;
  @Autowired private ManagementService jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService models;

  private MockMvc web;

  @BeforeEach
  void openThePages() {
    web = MockMvcBuilders.webAppContextSetup(application).build();
    clock.set("2026-10-31T18:00:00Z");
  }

  @AfterEach
  void activate() {
    List.of(TierUpgradeFlow.PROCESS, MonthlyRunFlow.PROCESS, "member-communication")
        .forEach(process -> models.activateProcessDefinitionByKey(process, true, null));
  }

  @Test
  void everyDoorThatStartsAProcessAnswersInOneSentence() throws Exception {
    String upgrades = "/members/" + programme.enrol() + "/tier-upgrades";

    assertRefused(TierUpgradeFlow.PROCESS, json("/api" + upgrades, "{}"), "Tier upgrades are");
    assertRefused(TierUpgradeFlow.PROCESS, post(upgrades), "Tier upgrades are");
    assertRefused(
        MonthlyRunFlow.PROCESS,
        json("/api/monthly-runs", "{\"month\": \"2026-09\"}"),
        "Monthly runs are");
    assertRefused(
        MonthlyRunFlow.PROCESS,
        post("/runs").param("month", "2026-09").principal(OWNER),
        "Monthly runs are");
    assertRefused(
        "member-communication",
        json("/api/communication-days", "{}"),
        "The daily communication is");
    assertRefused(
        "member-communication",
        post("/communication-days").principal(OWNER),
        "The daily communication is");
  }

  @Test
  void aRunWaitsAndGoesOnAfterTheActivation() {
    String member = programme.enrol();
    programme.purchase(member, "250.00", MONTH.atDay(20));
    models.suspendProcessDefinitionByKey(TierUpgradeFlow.PROCESS, true, null);
    runs.start(MONTH, "owner");

    for (int look = 0; look < 8; look++) {
      pages().forEach(this::tryPage);
    }
    assertThat(pages())
        .as("the page that %s is on", member)
        .isNotEmpty()
        .allSatisfy(page -> assertThat(page.getDuedate()).isNotNull())
        .allSatisfy(page -> assertThat(page.getExceptionMessage()).isNull());
    assertThat(runtime.createIncidentQuery().activityId("TakePageOfMembers").count()).isZero();
    assertThat(programme.balance(member)).isZero();

    models.activateProcessDefinitionByKey(TierUpgradeFlow.PROCESS, true, null);
    while (runs.progress(MONTH.toString()).state() == BatchState.RUNNING) {
      jobs.createJobQuery().messages().withRetriesLeft().list().stream()
          .filter(job -> job.getProcessInstanceId() != null)
          .forEach(job -> jobs.executeJob(job.getId()));
    }

    assertThat(programme.balance(member)).isEqualTo(25);
    assertThat(runs.progress(MONTH.toString()).membersFailed()).isZero();
  }

  private void assertRefused(String process, RequestBuilder start, String what) throws Exception {
    models.suspendProcessDefinitionByKey(process, true, null);
    MockHttpServletResponse answer = web.perform(start).andReturn().getResponse();
    assertThat(answer.getStatus()).as(what).isEqualTo(409);
    assertThat(answer.getContentAsString())
        .contains(what + " suspended at the moment. Try again once an admin has activated");
  }

  private static RequestBuilder json(String address, String body) {
    return post(address).contentType(MediaType.APPLICATION_JSON).content(body).principal(OWNER);
  }

  /** Pages without members pass. */
  private void tryPage(Job page) {
    try {
      jobs.executeJob(page.getId());
    } catch (SuspendedEntityInteractionException suspended) {
      assertThat(suspended).hasMessageContaining("suspended");
    }
  }

  private List<Job> pages() {
    return jobs.createJobQuery()
        .activityId("TakePageOfMembers")
        .messages()
        .withRetriesLeft()
        .active()
        .list();
  }
}
