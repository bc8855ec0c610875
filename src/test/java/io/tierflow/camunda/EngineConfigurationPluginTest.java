package io.tierflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tierflow.testsupport.EngineTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class EngineConfigurationPluginTest {

  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService instances;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private FilterService filters;

  private Deployment deployment;

  @BeforeEach
  void deploy() {
    deployment = repository.createDeployment().addClasspathResource("models/errand.bpmn").deploy();
  }

  @AfterEach
  void remove() {
    repository.deleteDeployment(deployment.getId(), true);
  }

  @Test
  void anInstanceStartsWithinAFractionOfASecond() {
    instances.startProcessInstanceByKey("errand");

    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMillis(900))
        .untilAsserted(() -> assertThat(tasks.createTaskQuery().list()).hasSize(1));
  }

  @Test
  void historyKeepsThatAnInstanceRanAndNothingOfItsContent() {
    ProcessInstance instance =
        instances.startProcessInstanceByKey("errand", "M-1", Map.of("address", "12 High Street"));
    await().untilAsserted(() -> assertThat(tasks.createTaskQuery().list()).hasSize(1));
    tasks.complete(tasks.createTaskQuery().singleResult().getId());

    await()
        .untilAsserted(
            () ->
                assertThat(
                        history
                            .createHistoricProcessInstanceQuery()
                            .processInstanceId(instance.getId())
                            .finished()
                            .list())
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.getRemovalTime()).isNotNull()));
    assertThat(history.createHistoricVariableInstanceQuery().list()).isEmpty();
    assertThat(history.createHistoricDetailQuery().list()).isEmpty();
    assertThat(history.createHistoricActivityInstanceQuery().list()).isEmpty();
    assertThat(history.createHistoricIdentityLinkLogQuery().list()).isEmpty();
  }

  @Test
  void historyKeepsWhatWentWrong() {
    ProcessInstance instance =
        instances.startProcessInstanceByKey("errand", Map.of("way", "blocked"));
    await().untilAsserted(() -> assertThat(tasks.createTaskQuery().list()).hasSize(1));
    tasks.complete(tasks.createTaskQuery().singleResult().getId());

    await()
        .untilAsserted(
            () ->
                assertThat(history.createHistoricJobLogQuery().failureLog().list())
                    .isNotEmpty()
                    .allMatch(log -> log.getProcessInstanceId().equals(instance.getId())));
    management.setJobRetries(
        management.createJobQuery().processInstanceId(instance.getId()).singleResult().getId(), 0);
    assertThat(history.createHistoricIncidentQuery().list()).hasSize(1);
  }

  @Test
  void aVariableThatIsAnObjectIsRefused() {
    assertThatThrownBy(
            () ->
                instances.startProcessInstanceByKey(
                    "errand", Map.of("price", new BigDecimal("4.20"))))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("Cannot find serializer");
  }

  @Test
  void historyIsCleanedAtNight() {
    assertThat(history.findHistoryCleanupJobs()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${runtimeService.createProcessInstanceQuery().count()}",
        "${''.getClass().forName('java.lang.System').getProperty('user.home')}",
        "${dateTime().getClass()}"
      })
  void anExpressionInAnOrOfATaskQueryDoesNotRun(String attack) {
    TaskQuery query = tasks.createTaskQuery().or().taskAssigneeExpression(attack).endOr();

    assertThatThrownBy(query::list).hasStackTraceContaining("is not accepted in a query");
  }

  @Test
  void anExpressionInAStoredFilterDoesNotRun() {
    TaskQuery query =
        tasks.createTaskQuery().taskAssigneeExpression("${runtimeService.toString()}");
    String filter = filters.saveFilter(filters.newTaskFilter("attack").setQuery(query)).getId();
    try {
      assertThatThrownBy(() -> filters.list(filter))
          .hasStackTraceContaining("is not accepted in a query");
    } finally {
      filters.deleteFilter(filter);
    }
  }
}
