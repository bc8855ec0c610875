package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/**
 * The stories on the embedded default, with the engine's full history to look things up in, and in
 * an application of their own: they count all staff, and all elements passed.
 */
@OnH2
@FlowTest
@TestPropertySource(properties = "spring.application.name=tier-upgrade-stories")
class TierUpgradeOnH2Test extends TierUpgradeStories {

  @Test
  void theEngineItselfSawTheStepsInTheirOrder() {
    BpmnAwareTests.init(engine);
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    String instance = upgrades.start(member, TODAY);
    ProcessInstance running =
        runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
    programme.runJobs(instance);

    BpmnAwareTests.assertThat(running)
        .isEnded()
        .hasPassedInOrder(WITHOUT_PEOPLE.toArray(String[]::new))
        .hasNotPassed("AssignLoyaltyManagerReview", "VerifyPhysicalGiftDispatch");
  }

  /** After all other stories have been told. */
  @Test
  @Order(Integer.MAX_VALUE)
  void theStoriesReachEveryElementOfTheModel() {
    Set<String> reached =
        engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
            .map(HistoricActivityInstance::getActivityId)
            .collect(Collectors.toSet());
    BpmnModelInstance model =
        engine
            .getRepositoryService()
            .getBpmnModelInstance(
                engine
                    .getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(TierUpgradeFlow.PROCESS)
                    .latestVersion()
                    .singleResult()
                    .getId());
    assertThat(model.getModelElementsByType(FlowNode.class))
        .filteredOn(node -> !isCompensationBoundary(node))
        .extracting(FlowNode::getId)
        .isSubsetOf(reached);
  }

  /** It is never passed itself: its handler is. */
  private static boolean isCompensationBoundary(FlowNode node) {
    return node instanceof BoundaryEvent boundary
        && boundary.getEventDefinitions().stream()
            .anyMatch(CompensateEventDefinition.class::isInstance);
  }
}
