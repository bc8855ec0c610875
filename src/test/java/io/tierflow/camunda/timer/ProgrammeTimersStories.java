package io.tierflow.camunda.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A programme west of the machine's zone: at 03:00 of the machine on the first of a month it is
 * still the last of the month before. The timers of all models follow the programme: those of the
 * release, owners' edits, models of owners' own, and those that waited before the zone was set.
 */
abstract class ProgrammeTimersStories {

  static final String ZONE = "America/Los_Angeles";

  private static final ZoneId HERE = ZoneId.of(ZONE);
  private static final String RUN = "MonthlyRunDue";
  private static final String DAY = "CommunicationDue";

  @Autowired private ManagementService jobs;
  @Autowired private RepositoryService models;
  @Autowired private RuntimeService runtime;
  @Autowired private WaitingTimers waiting;
  @Autowired private AdjustableClock clock;
  @Autowired private TestProgramme programme;

  @AfterEach
  void endWhatHasBegun() {
    runtime
        .createProcessInstanceQuery()
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "Tested."));
  }

  @Test
  void theMonthlyRunIsDueAtThreeOfTheProgrammesFirst() {
    assertThat(due(RUN).getDayOfMonth()).isOne();
    assertThat(due(RUN).toLocalTime()).isEqualTo(LocalTime.of(3, 0));
    assertThat(due(DAY).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
  }

  @Test
  void theTimerRunsTheMonthBeforeAndComesBackInAMonth() {
    clock.set("2026-12-01T11:00:00Z");

    jobs.executeJob(timer(RUN).getId());

    assertThat(programme.texts("select batch_name from batch")).contains("2026-11");
    assertThat(programme.texts("select batch_name from batch")).doesNotContain("2026-10");
    assertThat(due(RUN).getDayOfMonth()).isOne();
    assertThat(due(RUN).toLocalTime()).isEqualTo(LocalTime.of(3, 0));
  }

  @Test
  void anOwnersEditFollowsTheProgrammeToo() {
    EditedModel edited =
        EditedModel.deploy(models, "/bpmn/loyalty-monthly-run.bpmn", "0 0 3 1 * ?", "0 30 1 2 * ?");
    try {
      assertThat(due(RUN).getDayOfMonth()).isEqualTo(2);
      assertThat(due(RUN).toLocalTime()).isEqualTo(LocalTime.of(1, 30));
    } finally {
      edited.withdraw();
    }
  }

  @Test
  void aModelOfAnOwnFollowsTheProgrammeWithADateToo() {
    Deployment own = deploy("<timeDate>2044-12-24T18:00:00</timeDate>");
    try {
      assertThat(due("Start")).isEqualTo(ZonedDateTime.of(2044, 12, 24, 18, 0, 0, 0, HERE));
    } finally {
      models.deleteDeployment(own.getId(), true);
    }
  }

  @Test
  void aCycleThatCannotBeReadIsRefusedInOneSentence() {
    assertThatThrownBy(() -> deploy("<timeCycle>every day</timeCycle>"))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("The cycle 'every day' can't be read; accepted: a cron expression");
  }

  @Test
  void timersThatWaitedBeforeTheZoneWasSetFollowAtTheNextStart() {
    ZonedDateTime right = due(RUN);
    // Later than right, so that it isn't due already, whatever day it is.
    jobs.setJobDuedate(timer(RUN).getId(), Date.from(right.plusHours(8).toInstant()));

    waiting.afterSingletonsInstantiated();

    assertThat(due(RUN)).isEqualTo(right);
  }

  @Test
  void aTimerThatIsDueAlreadyIsLeftToRun() {
    ZonedDateTime right = due(RUN);
    Date past = Date.from(Instant.parse("2026-01-01T03:00:00Z"));
    jobs.setJobDuedate(timer(RUN).getId(), past);

    waiting.afterSingletonsInstantiated();

    assertThat(timer(RUN).getDuedate().toInstant()).isEqualTo(past.toInstant());
    jobs.setJobDuedate(timer(RUN).getId(), Date.from(right.toInstant()));
  }

  private Deployment deploy(String timer) {
    String model =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="own">
          <process id="own-timer" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="Start"><timerEventDefinition>%s</timerEventDefinition></startEvent>
            <sequenceFlow id="Flow" sourceRef="Start" targetRef="End" />
            <endEvent id="End" />
          </process>
        </definitions>
        """
            .formatted(timer);
    return models.createDeployment().name("own").addString("own-timer.bpmn", model).deploy();
  }

  private Job timer(String event) {
    return jobs.createJobQuery().timers().activityId(event).singleResult();
  }

  private ZonedDateTime due(String event) {
    return timer(event).getDuedate().toInstant().atZone(HERE);
  }
}
