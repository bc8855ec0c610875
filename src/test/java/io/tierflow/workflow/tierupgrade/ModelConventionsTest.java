package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every diagram keeps to, so that one phrase leads from its label to the code. */
class ModelConventionsTest {

  private static final Path MODELS = Path.of("bpmn");
  private static final Path TABLES = Path.of("dmn");
  private static final Path TEMPLATES = MODELS.resolve(".camunda/element-templates/tierflow.json");

  /** Of the form viewer in Tasklist; a newer schema shows a blank form. */
  private static final int FORM_SCHEMA = 16;

  private static final List<String> STEPS =
      List.of(
          "Retrieve Customer Profile",
          "Get Recent Transactions",
          "Calculate Total Monthly Spend",
          "Calculate Loyalty Points Earned",
          "Determine Tier Eligibility",
          "Update Customer Points Balance",
          "Update Loyalty Tier",
          "Create Reward Voucher",
          "Assign Loyalty Manager Review",
          "Verify Physical Gift Dispatch",
          "Send Tier Upgrade Notification",
          "Send Instant Points Alert",
          "Generate Monthly Loyalty Health Report",
          "Remove Expired Vouchers",
          "Aggregate Program ROI");

  static List<Path> models() throws IOException {
    return filesIn(MODELS, ".bpmn");
  }

  static List<Path> forms() throws IOException {
    return filesIn(MODELS.resolve("forms"), ".form");
  }

  @Test
  void theUpgradeHasItsFifteenSteps() {
    BpmnModelInstance model = read(MODELS.resolve("loyalty-tier-upgrade.bpmn"));

    assertThat(all(model, Task.class)).extracting(Task::getName).containsAll(STEPS);
  }

  @Test
  void theBranchOfTheUpgradeGoesFirst() {
    BpmnModelInstance model = read(MODELS.resolve("loyalty-tier-upgrade.bpmn"));

    assertThat(targets(model, "UpgradeUnderWay"))
        .containsExactly("ReviewRequired", "PointsSettled");
    assertThat(targets(model, "ConfirmationUnderWay"))
        .containsExactly("GiftToDispatch", "SendTierUpgradeNotification");
  }

  @ParameterizedTest
  @MethodSource("models")
  void theProcessIsNamedAsItsFileAndItsHistoryEnds(Path file) {
    assertThat(all(read(file), Process.class))
        .singleElement()
        .satisfies(
            process -> {
              assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
              assertThat(process.isExecutable()).isTrue();
              assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementIsExplained(Path file) {
    assertThat(all(read(file), FlowNode.class))
        .allSatisfy(node -> assertThat(node.getDocumentations()).as(node.getId()).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theIdOfATaskIsItsLabel(Path file) {
    assertThat(all(read(file), Task.class))
        .allSatisfy(task -> assertThat(task.getId()).isEqualTo(task.getName().replace(" ", "")));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aServiceTaskCallsTheBeanOfItsName(Path file) {
    assertThat(all(read(file), ServiceTask.class))
        .allSatisfy(
            task -> assertThat(task.getCamundaDelegateExpression()).isEqualTo(beanOf(task)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void listenersAreTheBeanOfTheirTask(Path file) {
    BpmnModelInstance model = read(file);

    assertThat(all(model, BusinessRuleTask.class))
        .allSatisfy(
            task ->
                assertThat(extensions(task, CamundaExecutionListener.class))
                    .extracting(CamundaExecutionListener::getCamundaDelegateExpression)
                    .containsOnly(beanOf(task)));
    assertThat(all(model, UserTask.class))
        .allSatisfy(
            task ->
                assertThat(extensions(task, CamundaTaskListener.class))
                    .extracting(CamundaTaskListener::getCamundaDelegateExpression)
                    .containsOnly(beanOf(task)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void decisionsAreMadeByTheLatestTableOfThePolicy(Path file) {
    assertThat(all(read(file), BusinessRuleTask.class))
        .allSatisfy(
            task -> {
              assertThat(TABLES.resolve(task.getCamundaDecisionRef() + ".dmn")).exists();
              assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("latest");
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void aGatewayThatDecidesIsAQuestionAndItsFlowsAreAnswers(Path file) {
    assertThat(all(read(file), ExclusiveGateway.class))
        .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
        .allSatisfy(
            gateway -> {
              assertThat(gateway.getName()).endsWith("?");
              assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
              assertThat(gateway.getOutgoing())
                  .allSatisfy(
                      flow -> {
                        assertThat(flow.getName()).as(flow.getId()).isNotBlank();
                        assertThat(flow.getConditionExpression() == null)
                            .as(flow.getId())
                            .isEqualTo(flow.equals(gateway.getDefault()));
                      });
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void onlyQuestionsAreLabelledAmongGateways(Path file) {
    assertThat(all(read(file), Gateway.class))
        .filteredOn(
            gateway -> gateway.getOutgoing().size() == 1 || !(gateway instanceof ExclusiveGateway))
        .allSatisfy(gateway -> assertThat(gateway.getName()).as(gateway.getId()).isNull());
  }

  @ParameterizedTest
  @MethodSource("models")
  void aUserTaskHasFormGroupDueDateAndSavePoint(Path file) {
    assertThat(all(read(file), UserTask.class))
        .allSatisfy(
            task -> {
              assertThat(MODELS.resolve("forms/" + task.getCamundaFormRef() + ".form")).exists();
              assertThat(task.getCamundaFormRefBinding()).isEqualTo("latest");
              assertThat(task.getCamundaCandidateGroupsList()).isNotEmpty();
              assertThat(task.getCamundaDueDate()).isNotBlank();
              assertThat(task.isCamundaAsyncAfter()).as(task.getId()).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void aUserTaskRemindsWithoutBeingInterrupted(Path file) {
    BpmnModelInstance model = read(file);

    assertThat(all(model, UserTask.class))
        .allSatisfy(
            task ->
                assertThat(all(model, BoundaryEvent.class))
                    .filteredOn(event -> event.getAttachedTo().equals(task) && isTimer(event))
                    .isNotEmpty()
                    .noneMatch(BoundaryEvent::cancelActivity));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everySavePointHasARetryCycle(Path file) {
    assertThat(all(read(file), FlowNode.class))
        .filteredOn(
            node -> node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter() || isTimer(node))
        .allSatisfy(
            node ->
                assertThat(extensions(node, CamundaFailedJobRetryTimeCycle.class))
                    .as(node.getId())
                    .singleElement()
                    .satisfies(cycle -> assertThat(cycle.getTextContent()).contains("PT")));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsNamedAsItsFileAndFitsTasklist(Path file) throws IOException {
    JsonNode form = new ObjectMapper().readTree(file.toFile());

    assertThat(form.path("id").asText() + ".form").isEqualTo(file.getFileName().toString());
    assertThat(form.path("schemaVersion").asInt()).isBetween(1, FORM_SCHEMA);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyServiceStepIsOfferedAsATemplate(Path file) throws IOException {
    List<String> offered = new ArrayList<>();
    for (JsonNode template : new ObjectMapper().readTree(TEMPLATES.toFile())) {
      offered.add(
          valueOf(template, "name") + " = " + valueOf(template, "camunda:delegateExpression"));
    }

    assertThat(all(read(file), ServiceTask.class))
        .extracting(task -> task.getName() + " = " + task.getCamundaDelegateExpression())
        .isSubsetOf(offered);
  }

  private static String valueOf(JsonNode template, String property) {
    for (JsonNode candidate : template.path("properties")) {
      if (candidate.path("binding").path("name").asText().equals(property)) {
        return candidate.path("value").asText();
      }
    }
    return null;
  }

  private static List<Path> filesIn(Path folder, String extension) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
    }
  }

  private static BpmnModelInstance read(Path file) {
    return Bpmn.readModelFromFile(file.toFile());
  }

  private static <T extends BaseElement> Collection<T> all(BpmnModelInstance model, Class<T> type) {
    return model.getModelElementsByType(type);
  }

  private static <T extends BpmnModelElementInstance> List<T> extensions(
      BaseElement element, Class<T> type) {
    return element.getExtensionElements() == null
        ? List.of()
        : element.getExtensionElements().getElementsQuery().filterByType(type).list();
  }

  /** Where a node leads to, in the order in which the engine goes there. */
  private static List<String> targets(BpmnModelInstance model, String node) {
    return all(model, SequenceFlow.class).stream()
        .filter(flow -> flow.getSource().getId().equals(node))
        .map(flow -> flow.getTarget().getId())
        .toList();
  }

  private static boolean isTimer(FlowNode node) {
    return !node.getChildElementsByType(TimerEventDefinition.class).isEmpty();
  }

  private static String beanOf(Task task) {
    return "${" + Character.toLowerCase(task.getId().charAt(0)) + task.getId().substring(1) + "}";
  }
}
