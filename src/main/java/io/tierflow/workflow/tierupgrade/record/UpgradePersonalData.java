package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** A member's upgrades, and what the engine keeps of them. */
@Component
class UpgradePersonalData implements PersonalDataContributor {

  private static final String ERASED = "The member was erased.";

  private final RuntimeService runtime;
  private final HistoryService history;
  private final MemberRows rows;

  UpgradePersonalData(RuntimeService runtime, HistoryService history, MemberRows rows) {
    this.runtime = runtime;
    this.history = history;
    this.rows = rows;
  }

  @Override
  public String section() {
    return "tierUpgrades";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.read(
        """
        select process_instance_id, as_of, run_id, started_at, ended_at, steps, decisions, outcomes
        from tier_upgrade where member_number = ? order by started_at, process_instance_id\
        """,
        memberNumber);
  }

  /**
   * Cancels what still runs, which gives back what is provisional, and deletes the engine's history
   * with people's comments, and its log of operations. Steps and decisions are in Tierflow's own
   * record and stay.
   */
  @Override
  public void erase(String memberNumber) {
    List<String> running =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(memberNumber, TierUpgradeFlow.PROCESS)
            .list()
            .stream()
            .map(ProcessInstance::getId)
            .toList();
    running.forEach(instance -> runtime.deleteProcessInstance(instance, ERASED, false, true));
    List<String> finished =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(memberNumber)
            .processDefinitionKey(TierUpgradeFlow.PROCESS)
            .list()
            .stream()
            .map(HistoricProcessInstance::getId)
            .toList();
    if (!finished.isEmpty()) {
      history.deleteHistoricProcessInstancesIfExists(finished);
    }
    Stream.concat(running.stream(), finished.stream()).distinct().forEach(this::eraseOperations);
    // Of those whose history has gone before, Tierflow's own record still knows.
    rows.write(
        """
        delete from ACT_HI_OP_LOG where PROC_INST_ID_ in (
          select process_instance_id from tier_upgrade where member_number = ?)\
        """,
        memberNumber);
  }

  /** What people typed as a task's name, or as an attachment's; who did what is in the audit. */
  private void eraseOperations(String processInstanceId) {
    rows.write("delete from ACT_HI_OP_LOG where PROC_INST_ID_ = ?", processInstanceId);
  }
}
