package io.tierflow.workflow.monthlyrun;

import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Service;

/** Members who are retried alone, and members with an incident. */
@Service
class RetriedMembers {

  private final MonthlyRunRepository runs;
  private final RuntimeService runtime;

  RetriedMembers(MonthlyRunRepository runs, RuntimeService runtime) {
    this.runs = runs;
    this.runtime = runtime;
  }

  /** Instances of retried members whose automatic part is neither done nor an incident. */
  Set<String> underWay(String runId) {
    Set<String> underWay = new HashSet<>(runs.retriedNotRecorded(runId));
    underWay.removeAll(failed(runId));
    return underWay;
  }

  /** Instances of a run that have an incident. */
  Set<String> failed(String runId) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(TierUpgradeFlow.PROCESS)
        .variableValueEquals(TierUpgradeFlow.RUN_ID.name(), runId)
        .withIncident()
        .list()
        .stream()
        .map(ProcessInstance::getId)
        .collect(Collectors.toSet());
  }
}
