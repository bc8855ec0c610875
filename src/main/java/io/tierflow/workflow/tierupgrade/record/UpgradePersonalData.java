package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.member.MemberRows;
import io.tierflow.member.PersonalDataContributor;
import io.tierflow.workflow.tierupgrade.MemberInstances;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** A member's upgrades, and what the engine keeps of them. */
@Component
class UpgradePersonalData implements PersonalDataContributor {

  private static final String ERASED = "The member was erased.";

  private static final List<String> PROCESSES =
      List.of(TierUpgradeFlow.PROCESS, TierUpgradeFlow.RENEWAL);

  private final RuntimeService runtime;
  private final MemberInstances instances;
  private final MemberRows rows;

  UpgradePersonalData(RuntimeService runtime, MemberInstances instances, MemberRows rows) {
    this.runtime = runtime;
    this.instances = instances;
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
        select process, process_instance_id, as_of, run_id, started_at, ended_at, steps,
          decisions, outcomes, notes
        from tier_upgrade where member_number = ? order by started_at, process_instance_id\
        """,
        memberNumber);
  }

  @Override
  public List<String> traces(String memberNumber) {
    return instances.operations(memberNumber);
  }

  /**
   * Cancels upgrades and renewals that still run, which gives back what is provisional, and deletes
   * what the engine keeps of these and of all other instances of the member. Steps and decisions
   * are in Tierflow's own record and stay.
   */
  @Override
  public void erase(String memberNumber) {
    for (String process : PROCESSES) {
      runtime
          .createProcessInstanceQuery()
          .processInstanceBusinessKey(memberNumber, process)
          .list()
          .forEach(running -> runtime.deleteProcessInstance(running.getId(), ERASED, false, true));
    }
    instances.forget(memberNumber);
  }
}
