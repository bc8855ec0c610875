package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

/**
 * Upgrades that have not come to their first save point, because they are about to start, or
 * because they fail on the way to it. They have done nothing that would be recorded, so only the
 * engine knows of them.
 */
@Component
public class UncommittedUpgrades {

  private static final int MAX_SHOWN = 20;

  private final HistoryService history;
  private final RuntimeService runtime;
  private final TierUpgradeRecordRepository records;

  UncommittedUpgrades(
      HistoryService history, RuntimeService runtime, TierUpgradeRecordRepository records) {
    this.history = history;
    this.runtime = runtime;
    this.records = records;
  }

  /** The instance as a record without steps, empty if it does not run. */
  public Optional<TierUpgradeRecord> find(String processInstanceId) {
    return Optional.ofNullable(running().processInstanceId(processInstanceId).singleResult())
        .map(this::record);
  }

  /** The newest running instances of a member, of which some may have come further. */
  public List<TierUpgradeRecord> of(String memberNumber) {
    return running()
        .processInstanceBusinessKey(memberNumber)
        .orderByProcessInstanceStartTime()
        .desc()
        .listPage(0, MAX_SHOWN)
        .stream()
        .map(this::record)
        .toList();
  }

  /** Whether one that a transaction has asked for is still to read what the member did. */
  public boolean isAnyAfterTransaction(String memberNumber) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(memberNumber, TierUpgradeFlow.PROCESS)
        .variableValueEquals(TierUpgradeFlow.AFTER_TRANSACTION.name(), true)
        .list()
        .stream()
        .anyMatch(instance -> !records.existsById(instance.getId()));
  }

  private HistoricProcessInstanceQuery running() {
    return history
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(TierUpgradeFlow.PROCESS)
        .unfinished();
  }

  private TierUpgradeRecord record(HistoricProcessInstance instance) {
    UpgradeTrace nothingYet = new UpgradeTrace(instance.getId());
    nothingYet.concern(
        TierUpgradeFlow.PROCESS, instance.getBusinessKey(), asOf(instance.getId()), null);
    TierUpgradeRecord record =
        new TierUpgradeRecord(instance.getId(), instance.getStartTime().toInstant());
    record.take(nothingYet);
    return record;
  }

  /** Asked of the variables, since the instance itself may come to its end meanwhile. */
  private String asOf(String processInstanceId) {
    VariableInstance asOf =
        runtime
            .createVariableInstanceQuery()
            .processInstanceIdIn(processInstanceId)
            .variableName(TierUpgradeFlow.AS_OF.name())
            .singleResult();
    return asOf == null || asOf.getValue() == null ? null : asOf.getValue().toString();
  }
}
