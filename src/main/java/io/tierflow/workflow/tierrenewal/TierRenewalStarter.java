package io.tierflow.workflow.tierrenewal;

import io.tierflow.camunda.performance.SynchronousProcessStarter;
import io.tierflow.member.TierTenure;
import io.tierflow.points.PointsLedger;
import io.tierflow.tier.renewal.TierRenewalService;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes members whose tier is due through the renewal. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class TierRenewalStarter {

  private final SynchronousProcessStarter straight;
  private final RuntimeService runtime;
  private final TierRenewalService renewals;
  private final PointsLedger ledger;

  TierRenewalStarter(
      SynchronousProcessStarter straight,
      RuntimeService runtime,
      TierRenewalService renewals,
      PointsLedger ledger) {
    this.straight = straight;
    this.runtime = runtime;
    this.renewals = renewals;
    this.ledger = ledger;
  }

  /**
   * Takes members through the renewal at once, all in the current transaction. A validity that is
   * over itself is followed by the next renewal at once.
   *
   * @param memberNumbers members who are due, in order
   * @param day the day
   */
  void takeThrough(List<String> memberNumbers, LocalDate day) {
    ledger.lockAll(memberNumbers);
    List<String> page = memberNumbers;
    while (!page.isEmpty()) {
      renewals.readAhead(page, day);
      Map<String, TierTenure> before = new HashMap<>();
      page.forEach(number -> before.put(number, renewals.tenure(number)));
      straight.start(
          TierRenewalFlow.PROCESS,
          page.stream()
              .map(number -> new SynchronousProcessStarter.Start(number, variables(number, day)))
              .toList());
      page = page.stream().filter(number -> isDueAnew(number, day, before.get(number))).toList();
    }
  }

  /** A model that changes nothing is not asked again. */
  private boolean isDueAnew(String memberNumber, LocalDate day, TierTenure before) {
    return renewals.isDue(memberNumber, day) && !renewals.tenure(memberNumber).equals(before);
  }

  /**
   * Starts the renewal of one member with a job of its own.
   *
   * @param memberNumber a member who is due
   * @param day the day
   * @return id of the process instance
   */
  String start(String memberNumber, LocalDate day) {
    return runtime
        .createProcessInstanceByKey(TierRenewalFlow.PROCESS)
        .businessKey(memberNumber)
        .setVariables(variables(memberNumber, day))
        .execute()
        .getId();
  }

  /**
   * Whether a renewal of a member is under way, such as one with an incident.
   *
   * @param memberNumber the member
   * @return true if there is one
   */
  boolean isRunning(String memberNumber) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(memberNumber, TierRenewalFlow.PROCESS)
            .count()
        > 0;
  }

  private static Map<String, Object> variables(String memberNumber, LocalDate day) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(TierUpgradeFlow.MEMBER_NUMBER.name(), memberNumber);
    variables.put(TierUpgradeFlow.AS_OF.name(), day.toString());
    return variables;
  }
}
