package io.tierflow.workflow.ledgerproof;

import static io.tierflow.workflow.ledgerproof.LedgerProofFlow.NEW_DIFFERENCES;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.points.proof.LedgerExaminationService;
import io.tierflow.points.proof.OpenDifference;
import io.tierflow.points.proof.ProvenNight;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Recomputes the ledger, and tells open tasks and incidents what has changed since. */
@Component
class ProveLedger implements JavaDelegate {

  private final LedgerExaminationService examinations;
  private final ProgrammeCalendar calendar;
  private final RuntimeService runtime;
  private final TaskService tasks;

  ProveLedger(
      LedgerExaminationService examinations,
      ProgrammeCalendar calendar,
      RuntimeService runtime,
      TaskService tasks) {
    this.examinations = examinations;
    this.calendar = calendar;
    this.runtime = runtime;
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(calendar.today().toString());
    ProvenNight night = examinations.prove(execution.getProcessInstanceId(), this::isRunning);
    NEW_DIFFERENCES.set(execution, night.newDifferences());
    night.changedExaminations().forEach(this::renew);
  }

  private boolean isRunning(String processInstanceId) {
    return runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).count() > 0;
  }

  private void renew(String processInstanceId) {
    List<OpenDifference> differences = examinations.of(processInstanceId);
    tasks
        .createTaskQuery()
        .processInstanceId(processInstanceId)
        .list()
        .forEach(
            task ->
                tasks.setVariablesLocal(task.getId(), ExamineLedgerDifference.shown(differences)));
    runtime
        .createIncidentQuery()
        .processInstanceId(processInstanceId)
        .incidentType(LedgerProofFlow.INCIDENT)
        .list()
        .forEach(
            incident ->
                runtime.setAnnotationForIncidentById(
                    incident.getId(), DifferenceText.of(differences)));
  }
}
