package io.tierflow.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.bootstrap.GroupBootstrap;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the engine's authorizations let each group see and do, tried on an instance with an open
 * review, an open gift and a failed job.
 */
@HttpTest
class EngineRightsTest {

  private static final String ADDRESS = "17 Secret Street";
  private static final String REASON = "Reason among managers";
  private static final String MANAGER = Groups.LOYALTY_MANAGERS;
  private static final String OWNER = Groups.PROCESS_OWNERS;
  private static final String WAREHOUSE = Groups.WAREHOUSE;

  @Autowired private TestCaller caller;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService instances;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService jobs;
  @Autowired private IdentityService identities;

  private String instance;
  private Task review;
  private Task gift;
  private String job;

  @BeforeEach
  void startAnInstance() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess(GroupBootstrap.MODEL)
            .camundaHistoryTimeToLiveString("P30D")
            .startEvent()
            .parallelGateway("Fork")
            .userTask("AssignLoyaltyManagerReview")
            .camundaCandidateGroups(MANAGER)
            .endEvent()
            .moveToNode("Fork")
            .userTask("VerifyPhysicalGiftDispatch")
            .camundaCandidateGroups(WAREHOUSE)
            .endEvent()
            .moveToNode("Fork")
            .intermediateCatchEvent("Wait")
            .timerWithDuration("P1D")
            .endEvent()
            .done();
    ProcessDefinition definition =
        repository
            .createDeployment()
            .name("test rights")
            .addModelInstance("rights.bpmn", model)
            .deployWithResult()
            .getDeployedProcessDefinitions()
            .get(0);
    instance =
        instances
            .startProcessInstanceById(definition.getId(), "X-0", Map.of("memberNumber", "X-0"))
            .getId();
    review = task("AssignLoyaltyManagerReview");
    gift = task("VerifyPhysicalGiftDispatch");
    tasks.setVariableLocal(gift.getId(), "address", ADDRESS);
    tasks.setVariableLocal(review.getId(), "memberName", ADDRESS);
    tasks.createComment(review.getId(), instance, REASON);
    job = jobs.createJobQuery().processInstanceId(instance).singleResult().getId();
    jobs.setJobRetries(job, 0);
  }

  @AfterEach
  void removeIt() {
    for (Deployment done :
        repository.createDeploymentQuery().deploymentName("test rights").list()) {
      repository.deleteDeployment(done.getId(), true);
    }
  }

  @Test
  void whoMayDoATaskSeesItsVariables() {
    assertThat(get(WAREHOUSE, "/task/" + gift.getId() + "/form-variables").body())
        .contains(ADDRESS);
    assertThat(get(WAREHOUSE, "/variable-instance").body()).contains(ADDRESS);
    assertThat(get(MANAGER, "/task/" + review.getId() + "/variables").body()).contains(ADDRESS);
  }

  @Test
  void theWarehouseSeesNoAddressOfATaskThatIsDone() {
    complete(WAREHOUSE, gift);

    waysToVariables(gift)
        .forEach(way -> assertThat(get(WAREHOUSE, way).body()).as(way).doesNotContain(ADDRESS));
  }

  @Test
  void aManagerSeesNoVariableOfAGift() {
    waysToVariables(gift)
        .forEach(way -> assertThat(seen(get(MANAGER, way))).as(way).doesNotContain("address"));
  }

  @Test
  void theWarehouseSeesNoVariableOfAReview() {
    waysToVariables(review)
        .forEach(way -> assertThat(seen(get(WAREHOUSE, way))).as(way).doesNotContain("memberName"));
  }

  @Test
  void ownersSeeNoVariableOfATask() {
    Stream.of(gift, review)
        .flatMap(this::waysToVariables)
        .forEach(way -> assertThat(get(OWNER, way).body()).as(way).doesNotContain(ADDRESS));
  }

  @ParameterizedTest
  @CsvSource({"loyalty-managers, gift", "warehouse, review", "process-owners, review"})
  void theTaskOfOthersIsNeitherSeenNorTouched(String user, String which) {
    Task task = which.equals("gift") ? gift : review;
    String path = "/task/" + task.getId();
    String oneself = "{\"userId\": \"%s\"}".formatted(user);

    assertRefused(get(user, path));
    assertThat(get(user, "/task").body()).doesNotContain(task.getId());
    assertThat(get(user, "/history/task?taskId=" + task.getId()).body())
        .as("seen in the history only by who may see all of it")
        .matches(found -> user.equals(OWNER) || found.equals("[]"));
    assertRefused(post(user, path + "/claim", oneself));
    assertRefused(post(user, path + "/assignee", oneself));
    assertRefused(post(user, path + "/delegate", oneself));
    assertRefused(post(user, path + "/complete", "{}"));
    assertRefused(post(user, path + "/resolve", "{}"));
    assertRefused(post(user, path + "/submit-form", "{}"));
    assertRefused(post(user, path + "/bpmnError", "{\"errorCode\": \"X\"}"));
    assertRefused(post(user, path + "/bpmnEscalation", "{\"escalationCode\": \"X\"}"));
    assertRefused(
        post(
            user,
            path + "/identity-links",
            "{\"userId\": \"%s\", \"type\": \"candidate\"}".formatted(user)));
    assertRefused(
        post(user, path + "/localVariables", "{\"modifications\": {\"x\": {\"value\": 1}}}"));
    assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
  }

  @Test
  void commentsOfAReviewStayAmongManagers() {
    String comments = "/task/" + review.getId() + "/comment";

    assertThat(get(MANAGER, comments).body()).contains(REASON);
    assertThat(get(WAREHOUSE, comments).body()).doesNotContain(REASON);
    assertThat(get(WAREHOUSE, "/process-instance/" + instance + "/comment").body())
        .doesNotContain(REASON);
  }

  @Test
  void whoWorksOnATaskWritesNoOtherVariables() {
    String path = "/task/" + review.getId();

    assertRefused(
        post(
            MANAGER,
            path + "/variables",
            "{\"modifications\": {\"memberNumber\": {\"value\": \"X-1\"}}}"));
    assertThat(instances.getVariable(instance, "memberNumber")).isEqualTo("X-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.LOYALTY_MANAGERS, Groups.WAREHOUSE, Groups.PROCESS_OWNERS})
  void nobodyMakesOneselfMore(String user) {
    assertRefused(
        post(
            user,
            "/user/create",
            "{\"profile\": {\"id\": \"mallory\", \"firstName\": \"M\", \"lastName\": \"M\"}, \"credentials\": {\"password\": \"a long enough secret\"}}"));
    assertRefused(call(user, "PUT", "/group/camunda-admin/members/" + user, null));
    assertRefused(
        post(user, "/group/create", "{\"id\": \"g\", \"name\": \"g\", \"type\": \"WORKFLOW\"}"));
    assertRefused(
        post(
            user,
            "/authorization/create",
            "{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"%s\", \"resourceType\": 7, \"resourceId\": \"*\"}"
                .formatted(user)));
    assertRefused(
        call(
            user,
            "PUT",
            "/user/admin/credentials",
            "{\"password\": \"a long enough secret\", \"authenticatedUserPassword\": \"%s\"}"
                .formatted(TestCaller.PASSWORD)));
    assertRefused(post(user, "/tenant/create", "{\"id\": \"t\", \"name\": \"t\"}"));
    assertThat(get(user, "/user").body()).doesNotContain("\"admin\"");
    assertThat(get(user, "/authorization").body()).doesNotContain("camunda-admin");
    assertThat(identities.createUserQuery().memberOfGroup(Groups.ADMINS).list()).hasSize(1);
    assertThat(identities.createUserQuery().userId("mallory").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.LOYALTY_MANAGERS, Groups.WAREHOUSE, Groups.PROCESS_OWNERS})
  void nobodySharesAListOfTasksOfTheirOwn(String user) {
    assertRefused(
        post(
            user,
            "/filter/create",
            "{\"resourceType\": \"Task\", \"name\": \"test all\", \"query\": {}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.LOYALTY_MANAGERS, Groups.WAREHOUSE})
  void whoWorksOnTasksSeesNothingOfTheEngine(String user) {
    for (String list :
        Stream.of(
                "/incident",
                "/batch",
                "/process-instance",
                "/execution",
                "/deployment",
                "/external-task",
                "/decision-definition",
                "/history/process-instance",
                "/history/incident",
                "/history/job-log",
                "/history/batch",
                "/history/decision-instance",
                "/event-subscription")
            .toList()) {
      assertThat(get(user, list).body()).as(list).isEqualTo("[]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.LOYALTY_MANAGERS, Groups.WAREHOUSE})
  void whoWorksOnTasksTouchesNothingOfTheEngine(String user) {
    assertRefused(call(user, "PUT", "/job/" + job + "/retries", "{\"retries\": 1}"));
    assertRefused(post(user, "/job/" + job + "/execute", null));
    assertRefused(call(user, "DELETE", "/job/" + job, null));
    assertRefused(get(user, "/job/" + job + "/stacktrace"));
    assertRefused(get(user, "/job"));
    assertRefused(
        call(user, "PUT", "/process-instance/" + instance + "/suspended", "{\"suspended\": true}"));
    assertRefused(call(user, "DELETE", "/process-instance/" + instance, null));
    assertRefused(
        post(
            user,
            "/process-instance/" + instance + "/modification",
            "{\"instructions\": [{\"type\": \"cancel\", \"activityId\": \"Wait\"}]}"));
    assertRefused(
        call(
            user,
            "PUT",
            "/process-instance/" + instance + "/variables/memberNumber",
            "{\"value\": \"X-1\", \"type\": \"String\"}"));
    assertRefused(post(user, "/process-definition/key/loyalty-tier-upgrade/start", "{}"));
    assertRefused(
        post(
            user,
            "/process-instance/delete",
            "{\"processInstanceIds\": [\"%s\"]}".formatted(instance)));
    assertRefused(post(user, "/history/cleanup", null));
    assertThat(instances.createProcessInstanceQuery().processInstanceId(instance).active().count())
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.LOYALTY_MANAGERS, Groups.WAREHOUSE, Groups.PROCESS_OWNERS})
  void onlyAdminsSeeTheSchemaAndTelemetry(String user) {
    assertThat(get(user, "/schema/log").body()).isEqualTo("[]");
    assertRefused(get(user, "/telemetry/configuration"));
    assertRefused(post(user, "/telemetry/configuration", "{\"enableTelemetry\": true}"));
    assertRefused(get(user, "/telemetry/data"));
  }

  @ParameterizedTest
  @MethodSource("membersOfNoGroup")
  void whoIsInNoGroupOfTheStaffDoesNotReachTheEngine(String user) {
    assertThat(get(user, "/version").statusCode()).isEqualTo(403);
  }

  static Stream<String> membersOfNoGroup() {
    return Stream.of(Groups.API_CLIENTS);
  }

  /** Every call that answers with variables. */
  private Stream<String> waysToVariables(Task task) {
    String byId = "/task/" + task.getId();
    String execution = "/execution/" + task.getExecutionId();
    return Stream.of(
        "/variable-instance",
        "/variable-instance?processInstanceIdIn=" + instance,
        "/variable-instance?taskIdIn=" + task.getId(),
        "/process-instance/" + instance + "/variables",
        byId,
        byId + "/variables",
        byId + "/localVariables",
        byId + "/variables/address",
        byId + "/variables/memberName",
        byId + "/localVariables/address",
        byId + "/localVariables/memberName",
        byId + "/form-variables",
        byId + "/rendered-form",
        byId + "/form",
        byId + "/deployed-form",
        execution + "/localVariables",
        execution + "/localVariables/address",
        "/history/variable-instance",
        "/history/variable-instance?processInstanceId=" + instance,
        "/history/detail?processInstanceId=" + instance,
        "/history/user-operation?processInstanceId=" + instance,
        "/history/task?processInstanceId=" + instance,
        "/task?taskVariables=address_eq_" + ADDRESS.replace(" ", "%20"));
  }

  /** What an answer shows; a refusal repeats the question. */
  private static String seen(HttpResponse<String> answer) {
    return answer.statusCode() == 200 ? answer.body() : "";
  }

  private Task task(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance)
        .taskDefinitionKey(key)
        .singleResult();
  }

  private void complete(String user, Task task) {
    assertThat(post(user, "/task/" + task.getId() + "/complete", "{}").statusCode()).isEqualTo(204);
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s %s", answer.request(), answer.body()).isIn(403, 404);
  }

  private HttpResponse<String> get(String user, String path) {
    return call(user, "GET", path, null);
  }

  private HttpResponse<String> post(String user, String path, String body) {
    return call(user, "POST", path, body);
  }

  private HttpResponse<String> call(String user, String method, String path, String body) {
    return caller.send(caller.as(user, method, "/engine-rest" + path, body));
  }
}
