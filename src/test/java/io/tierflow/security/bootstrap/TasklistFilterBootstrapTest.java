package io.tierflow.security.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.HttpTest;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class TasklistFilterBootstrapTest {

  @Autowired private FilterService filters;
  @Autowired private SecurityBootstrap start;
  @Autowired private TasklistFilterBootstrap first;

  @Test
  void everyTaskOfTheModelHasItsFilter() {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(
            TasklistFilterBootstrapTest.class.getResourceAsStream(
                "/bpmn/loyalty-tier-upgrade.bpmn"));

    assertThat(model.getModelElementsByType(UserTask.class))
        .allSatisfy(
            task ->
                assertThat(filters())
                    .anySatisfy(
                        filter -> {
                          TaskQueryImpl query = filter.getQuery();
                          assertThat(query.getProcessDefinitionKey())
                              .isEqualTo(GroupBootstrap.MODEL);
                          assertThat(query.getKey()).isEqualTo(task.getId());
                          assertThat(query.getCandidateGroup())
                              .isEqualTo(task.getCamundaCandidateGroups());
                        }));
  }

  @Test
  void aSecondStartCreatesNothingAgain() {
    filters.deleteFilter(
        filters.createTaskFilterQuery().filterName("Gifts to dispatch").singleResult().getId());
    try {
      start.afterSingletonsInstantiated();

      assertThat(filters())
          .extracting(Filter::getName)
          .containsExactlyInAnyOrder(
              "Upgrades to review",
              "Adjustments to approve",
              "Tier grants to approve",
              "Lowerings to review",
              "Rewards to dispatch",
              "Ledger differences to examine");
    } finally {
      filters.createTaskFilterQuery().list().forEach(f -> filters.deleteFilter(f.getId()));
      first.create();
      first.createApprovals();
      first.createGrants();
      first.createRewards();
      first.createDifferences();
    }
  }

  private List<Filter> filters() {
    return filters.createTaskFilterQuery().list();
  }
}
