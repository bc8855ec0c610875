package io.tierflow.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class EngineRestTest {

  private static final String BOUNDARY = "part";

  @Autowired private TestCaller caller;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService instances;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;

  @AfterEach
  void removeWhatTestsDeployed() {
    for (Deployment done : repository.createDeploymentQuery().deploymentNameLike("test%").list()) {
      repository.deleteDeployment(done.getId(), true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.LOYALTY_MANAGERS, Groups.WAREHOUSE, Groups.API_CLIENTS})
  void whoIsNoOwnerCanNotDeploy(String user) {
    assertThat(deploy(user).statusCode()).isEqualTo(403);
    assertThat(repository.createDeploymentQuery().deploymentName("test upload").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.PROCESS_OWNERS, "admin"})
  void ownersAndAdminsDeploy(String user) {
    assertThat(deploy(user).statusCode()).isEqualTo(200);
    assertThat(repository.createDeploymentQuery().deploymentName("test upload").count()).isOne();
  }

  @Test
  void whoDeploysIsForgottenWhenTheCallEnds() {
    deploy(Groups.WAREHOUSE);

    assertThat(caller.send(caller.request("POST", "/engine-rest/task", "{}")).statusCode())
        .isEqualTo(401);
    assertThat(deploy(Groups.PROCESS_OWNERS).statusCode()).isEqualTo(200);
  }

  /** CVE-2026-109432, first way: the expression comes with the query. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${''.getClass().forName('java.lang.System').setProperty('tierflow.test.hacked', 'yes')}",
        "#{''.getClass().forName('java.lang.System').setProperty('tierflow.test.hacked', 'yes')}",
        "${dateTime().getClass().forName('java.lang.System').setProperty('tierflow.test.hacked', 'yes')}",
        "${currentUser()}${''.getClass().forName('java.lang.System').setProperty('tierflow.test.hacked', 'yes')}",
      })
  void anExpressionInAnOrOfATaskQueryDoesNotRun(String expression) {
    HttpResponse<String> answer =
        caller.send(
            caller.as(
                Groups.WAREHOUSE,
                "POST",
                "/engine-rest/task",
                "{\"orQueries\": [{\"assigneeExpression\": \"%s\"}]}".formatted(expression)));

    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(System.getProperty("tierflow.test.hacked")).isNull();
  }

  /** CVE-2026-109432, second way: the expression waits in a filter. */
  @Test
  void anExpressionInAStoredFilterDoesNotRun() {
    String expression =
        "${''.getClass().forName('java.lang.System').setProperty('tierflow.test.hacked', 'yes')}";
    HttpResponse<String> created =
        caller.send(
            caller.as(
                "admin",
                "POST",
                "/engine-rest/filter/create",
                """
                {"resourceType": "Task", "name": "test attack",
                 "query": {"orQueries": [{"assigneeExpression": "%s"}], "candidateUserExpression": "%s"}}
                """
                    .formatted(expression, expression)));
    assertThat(created.statusCode()).isEqualTo(200);
    Filter filter = filters.createTaskFilterQuery().filterName("test attack").singleResult();
    try {
      HttpResponse<String> answer =
          caller.send(
              caller.as("admin", "GET", "/engine-rest/filter/" + filter.getId() + "/list", null));

      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(System.getProperty("tierflow.test.hacked")).isNull();
    } finally {
      filters.deleteFilter(filter.getId());
    }
  }

  @Test
  void aQueryMayAskForTheUserAndTheTime() {
    HttpResponse<String> answer =
        caller.send(
            caller.as(
                Groups.WAREHOUSE,
                "POST",
                "/engine-rest/task/count",
                """
                {"orQueries": [{"candidateGroupsExpression": "${currentUserGroups()}",
                                "assigneeExpression": "${currentUser()}",
                                "dueBeforeExpression": "${dateTime().plusDays(2)}"}]}
                """));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"count\":0}");
  }

  @Test
  void eachGroupHasItsFilterAndSeesItsTasksInIt() {
    tasks.setVariableLocal(startReview(), "memberNumber", "X-0");

    assertThat(filterNames(Groups.LOYALTY_MANAGERS))
        .contains("Upgrades to review")
        .doesNotContain("Gifts");
    assertThat(filterNames(Groups.WAREHOUSE))
        .contains("Gifts to dispatch")
        .doesNotContain("Upgrades");
    assertThat(filterNames(Groups.PROCESS_OWNERS)).isEqualTo("[]");
    String filter =
        filters.createTaskFilterQuery().filterName("Upgrades to review").singleResult().getId();
    String list =
        caller
            .send(
                caller
                    .as(
                        Groups.LOYALTY_MANAGERS,
                        "GET",
                        "/engine-rest/filter/" + filter + "/list",
                        null)
                    .header("Accept", "application/hal+json"))
            .body();
    assertThat(list).contains("AssignLoyaltyManagerReview", "\"memberNumber\"", "\"X-0\"");
  }

  /**
   * Tasklist asks for the newest first whatever the filter says; the filter's order goes before.
   */
  @Test
  void aFilterShowsWhatIsDueFirst() {
    String later = startReview();
    due(later, "2026-03-02T00:00:00Z");
    String sooner = startReview();
    due(sooner, "2026-03-01T00:00:00Z");
    String latest = startReview();
    due(latest, "2026-03-03T00:00:00Z");
    String filter =
        filters.createTaskFilterQuery().filterName("Upgrades to review").singleResult().getId();

    String list =
        caller
            .send(
                caller.as(
                    Groups.LOYALTY_MANAGERS,
                    "POST",
                    "/engine-rest/filter/" + filter + "/list",
                    "{\"sorting\": [{\"sortBy\": \"created\", \"sortOrder\": \"desc\"}]}"))
            .body();

    assertThat(list).containsSubsequence(sooner, later, latest);
  }

  @Test
  void aTaskBelongsToItsGroup() {
    String task = "/engine-rest/task/" + startReview();

    assertThat(caller.send(caller.as(Groups.WAREHOUSE, "GET", task, null)).statusCode())
        .isEqualTo(404);
    assertThat(
            caller.send(caller.as(Groups.WAREHOUSE, "POST", task + "/complete", "{}")).statusCode())
        .isEqualTo(403);
    String manager = Groups.LOYALTY_MANAGERS;
    assertThat(
            caller
                .send(
                    caller.as(
                        manager, "POST", task + "/claim", "{\"userId\": \"" + manager + "\"}"))
                .statusCode())
        .isEqualTo(204);
    assertThat(
            caller
                .send(
                    caller.as(
                        manager,
                        "POST",
                        task + "/comment/create",
                        "{\"message\": \"Looks right\"}"))
                .statusCode())
        .isEqualTo(200);
    assertThat(caller.send(caller.as(manager, "GET", task + "/comment", null)).body())
        .contains("Looks right");
    assertThat(caller.send(caller.as(manager, "POST", task + "/unclaim", null)).statusCode())
        .isEqualTo(204);
    assertThat(caller.send(caller.as(manager, "POST", task + "/complete", "{}")).statusCode())
        .isEqualTo(204);
  }

  private void due(String task, String instant) {
    Task changed = tasks.createTaskQuery().taskId(task).singleResult();
    changed.setDueDate(Date.from(Instant.parse(instant)));
    tasks.saveTask(changed);
  }

  /** Starts a stand-in of the model with the review's task alone; returns the task's id. */
  private String startReview() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("loyalty-tier-upgrade")
            .camundaHistoryTimeToLiveString("P30D")
            .startEvent()
            .userTask("AssignLoyaltyManagerReview")
            .camundaCandidateGroups(Groups.LOYALTY_MANAGERS)
            .endEvent()
            .done();
    ProcessDefinition definition =
        repository
            .createDeployment()
            .name("test stand-in")
            .addModelInstance("stand-in.bpmn", model)
            .deployWithResult()
            .getDeployedProcessDefinitions()
            .get(0);
    String instance = instances.startProcessInstanceById(definition.getId()).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
  }

  private String filterNames(String user) {
    return caller.send(caller.as(user, "GET", "/engine-rest/filter", null)).body();
  }

  private HttpResponse<String> deploy(String user) {
    String body =
        """
        --part\r
        Content-Disposition: form-data; name="deployment-name"\r
        \r
        test upload\r
        --part\r
        Content-Disposition: form-data; name="data"; filename="note.form"\r
        \r
        {"id": "note", "type": "default", "schemaVersion": 16, "components": []}\r
        --part--\r
        """;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(caller.address("/engine-rest/deployment/create"))
            .header("Authorization", TestCaller.basic(user, TestCaller.PASSWORD))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body));
    return caller.send(request);
  }
}
