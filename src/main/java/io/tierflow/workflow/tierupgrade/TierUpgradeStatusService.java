package io.tierflow.workflow.tierupgrade;

import io.tierflow.web.NotFoundException;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecord;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecordRepository;
import io.tierflow.workflow.tierupgrade.record.UncommittedUpgrades;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows where the instances of the flow stand. */
@Service
@Transactional(readOnly = true)
public class TierUpgradeStatusService {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final TierUpgradeRecordRepository records;
  private final UncommittedUpgrades uncommitted;

  TierUpgradeStatusService(
      RuntimeService runtime,
      TaskService tasks,
      TierUpgradeRecordRepository records,
      UncommittedUpgrades uncommitted) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.records = records;
    this.uncommitted = uncommitted;
  }

  /**
   * Where an instance stands, as of one moment: one that ends meanwhile would be neither running
   * nor recorded.
   *
   * @param processInstanceId the instance
   * @return its record, and what it waits for
   * @throws NotFoundException if there is no such instance
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public TierUpgradeStatus status(String processInstanceId) {
    return records
        .findByProcessInstanceIdAndProcess(processInstanceId, TierUpgradeFlow.PROCESS)
        .or(() -> uncommitted.find(processInstanceId))
        .map(this::status)
        .orElseThrow(
            () -> new NotFoundException("There is no upgrade %s.".formatted(processInstanceId)));
  }

  /**
   * Where an instance of another process stands that is recorded in the same way.
   *
   * @param processInstanceId the instance
   * @param process key of the process
   * @return its record, and what it waits for; empty if nothing of it is recorded
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<TierUpgradeStatus> find(String processInstanceId, String process) {
    return records.findByProcessInstanceIdAndProcess(processInstanceId, process).map(this::status);
  }

  /**
   * A member's upgrades and renewals, running and finished, of which something is recorded.
   *
   * @param memberNumber the member
   * @param page which page
   * @return upgrades, newest first
   */
  public Page<TierUpgradeStatus> upgrades(String memberNumber, Pageable page) {
    return records.newestFirst(memberNumber, page).map(this::status);
  }

  /**
   * A member's upgrades that have not come to their first save point.
   *
   * @param memberNumber the member
   * @return upgrades, newest first; they are not among {@link #upgrades}
   */
  public List<TierUpgradeStatus> uncommitted(String memberNumber) {
    return uncommitted.of(memberNumber).stream()
        .filter(upgrade -> !records.existsById(upgrade.getProcessInstanceId()))
        .map(this::status)
        .toList();
  }

  private TierUpgradeStatus status(TierUpgradeRecord record) {
    if (record.getEndedAt() != null) {
      return new TierUpgradeStatus(record, TierUpgradeState.COMPLETED, List.of(), List.of());
    }
    String id = record.getProcessInstanceId();
    List<TierUpgradeStatus.Incident> incidents =
        runtime.createIncidentQuery().processInstanceId(id).list().stream()
            .map(TierUpgradeStatusService::incident)
            .toList();
    List<String> open =
        tasks.createTaskQuery().processInstanceId(id).list().stream()
            .map(Task::getTaskDefinitionKey)
            .toList();
    return new TierUpgradeStatus(record, state(id, incidents, open), open, incidents);
  }

  /** What fails as the transaction commits has no step of its own, only the save point's. */
  private static TierUpgradeStatus.Incident incident(Incident incident) {
    String failed = incident.getFailedActivityId();
    return new TierUpgradeStatus.Incident(
        failed == null ? incident.getActivityId() : failed, incident.getIncidentMessage());
  }

  private TierUpgradeState state(
      String id, List<TierUpgradeStatus.Incident> incidents, List<String> open) {
    if (!incidents.isEmpty()) {
      return TierUpgradeState.INCIDENT;
    }
    if (!open.isEmpty()) {
      return TierUpgradeState.WAITING;
    }
    ProcessInstance running =
        runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
    return running == null ? TierUpgradeState.COMPLETED : TierUpgradeState.RUNNING;
  }
}
