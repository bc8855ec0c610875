package io.tierflow.workflow.ledgerproof;

import static io.tierflow.workflow.ledgerproof.LedgerProofFlow.LEDGER_FINDING;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.points.proof.LedgerExaminationService;
import io.tierflow.points.proof.OpenDifference;
import io.tierflow.workflow.tierupgrade.step.Answers;
import io.tierflow.workflow.tierupgrade.step.TaskForm;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Shows an admin in what the ledger differs, and takes what was found. Until then an incident of
 * the instance says the same in Cockpit.
 */
@Component
class ExamineLedgerDifference extends TaskForm {

  private static final int MAX_FINDING = 1_000;

  private final LedgerExaminationService examinations;
  private final AuditTrail trail;

  ExamineLedgerDifference(LedgerExaminationService examinations, AuditTrail trail) {
    this.examinations = examinations;
    this.trail = trail;
  }

  /** What the form shows. */
  static Map<String, Object> shown(List<OpenDifference> differences) {
    return Map.of(
        "ledgerDifferences", DifferenceText.of(differences),
        "ledgerSummary", DifferenceText.summary(differences));
  }

  @Override
  protected String show(DelegateTask task) {
    List<OpenDifference> differences = examinations.of(task.getProcessInstanceId());
    task.setVariablesLocal(shown(differences));
    task.getExecution()
        .createIncident(LedgerProofFlow.INCIDENT, task.getId(), DifferenceText.of(differences));
    return DifferenceText.summary(differences);
  }

  @Override
  protected void take(DelegateTask task) {
    String staff = Answers.staff(task);
    String finding = Answers.required(task, LEDGER_FINDING, MAX_FINDING, "what was found");
    examinations.record(task.getProcessInstanceId(), staff, finding);
    resolveIncident(task);
    trail.recordFor(
        staff,
        AuditAction.TASK_COMPLETED,
        task.getExecution().getProcessBusinessKey(),
        "Examine Ledger Difference");
  }

  private static void resolveIncident(DelegateTask task) {
    DelegateExecution execution = task.getExecution();
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createIncidentQuery()
        .processInstanceId(task.getProcessInstanceId())
        .incidentType(LedgerProofFlow.INCIDENT)
        .list()
        .forEach(incident -> execution.resolveIncident(incident.getId()));
  }
}
