package io.tierflow.workflow.tierupgrade.record;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import io.tierflow.camunda.dmn.DecisionListener;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.policy.Decision;
import io.tierflow.tier.TierTermsService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records what the instances of the flow do and why. What happens within a transaction is gathered
 * and written once, as the transaction commits: one row for an instance, however many steps.
 */
@Component
public class TierUpgradeRecorder implements DecisionListener {

  private static final int MAX_MEMBER_NUMBER_LENGTH = 64;

  private final ObjectProvider<TierUpgradeRecordRepository> records;
  private final ProgrammeCalendar calendar;

  TierUpgradeRecorder(
      ObjectProvider<TierUpgradeRecordRepository> records, ProgrammeCalendar calendar) {
    this.records = records;
    this.calendar = calendar;
  }

  /**
   * The latest decision that a table made for an instance.
   *
   * @param processInstanceId the instance
   * @param table key of the table
   * @return the decision
   * @throws IllegalStateException if there is none
   */
  public Decision decision(String processInstanceId, String table) {
    return decision(processInstanceId, table, decision -> true);
  }

  /**
   * The latest decision that a table made for an instance.
   *
   * @param processInstanceId the instance
   * @param table key of the table
   * @param meant tells which is meant if there are several; if it is none, the latest of all is
   * @return the decision
   * @throws IllegalStateException if there is none
   */
  public Decision decision(String processInstanceId, String table, Predicate<Decision> meant) {
    List<Decision> inPassage = passage(processInstanceId).decisions(table);
    List<Decision> all = inPassage.isEmpty() ? recorded(processInstanceId, table) : inPassage;
    return latest(all.stream().filter(meant))
        .or(() -> latest(all.stream()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No decision by %s is recorded for %s.".formatted(table, processInstanceId)));
  }

  /**
   * Keeps what a step has to say beside its decisions.
   *
   * @param processInstanceId the instance
   * @param note a sentence for people
   */
  public void note(String processInstanceId, String note) {
    passage(processInstanceId).note(note);
  }

  /** What a tier is says nothing of the member; how long it holds stands on the tier change. */
  @Override
  public void evaluated(String processInstanceId, Decision decision) {
    if (processInstanceId != null && !decision.table().equals(TierTermsService.TIER_TERMS)) {
      passage(processInstanceId).decide(decision);
    }
  }

  /** Hears of the start and the end of an instance. */
  void onInstance(String process, DelegateExecution execution) {
    UpgradeTrace passage = passageOf(process, execution);
    if (ExecutionListener.EVENTNAME_START.equals(execution.getEventName())) {
      passage.start();
      return;
    }
    if (execution.isCanceled()) {
      passage.reach(TierUpgradeRecord.CANCELLED);
    }
    passage.end(calendar.now());
  }

  /** Hears that a step was passed. */
  void onStep(String process, DelegateExecution execution) {
    if (!execution.isCanceled()) {
      passageOf(process, execution).pass(execution.getCurrentActivityId());
    }
  }

  /** Hears that an end event was reached. */
  void onEnd(String process, DelegateExecution execution) {
    if (!execution.isCanceled()) {
      UpgradeTrace passage = passageOf(process, execution);
      passage.pass(execution.getCurrentActivityId());
      passage.reach(execution.getCurrentActivityName());
    }
  }

  private UpgradeTrace passageOf(String process, DelegateExecution execution) {
    UpgradeTrace passage = passage(execution.getProcessInstanceId());
    passage.concern(
        process,
        MEMBER_NUMBER.find(execution).map(TierUpgradeRecorder::cut).orElse(""),
        AS_OF.find(execution).orElse(null),
        RUN_ID.find(execution).orElse(null));
    return passage;
  }

  private List<Decision> recorded(String processInstanceId, String table) {
    return records.getObject().findById(processInstanceId).stream()
        .flatMap(record -> record.getDecisions().stream())
        .filter(decision -> decision.table().equals(table))
        .toList();
  }

  private static Optional<Decision> latest(Stream<Decision> decisions) {
    return decisions.reduce((earlier, later) -> later);
  }

  private static String cut(String memberNumber) {
    return memberNumber.substring(0, Math.min(MAX_MEMBER_NUMBER_LENGTH, memberNumber.length()));
  }

  private UpgradeTrace passage(String processInstanceId) {
    return passages().computeIfAbsent(processInstanceId, UpgradeTrace::new);
  }

  private Map<String, UpgradeTrace> passages() {
    Passages bound = (Passages) TransactionSynchronizationManager.getResource(this);
    if (bound == null) {
      bound = new Passages(new LinkedHashMap<>());
      TransactionSynchronizationManager.bindResource(this, bound);
      TransactionSynchronizationManager.registerSynchronization(bound);
    }
    return bound.byInstance;
  }

  private void write(UpgradeTrace passage) {
    TierUpgradeRecordRepository repository = records.getObject();
    String id = passage.processInstanceId();
    TierUpgradeRecord record =
        passage.hasStarted()
            ? new TierUpgradeRecord(id, calendar.now())
            : repository.lock(id).orElseGet(() -> new TierUpgradeRecord(id, calendar.now()));
    record.take(passage);
    repository.save(record);
  }

  /** The passages of one transaction, written as it commits. */
  private final class Passages implements TransactionSynchronization {

    private final Map<String, UpgradeTrace> byInstance;

    private Passages(Map<String, UpgradeTrace> byInstance) {
      this.byInstance = byInstance;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(TierUpgradeRecorder.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(TierUpgradeRecorder.this, this);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      byInstance.values().stream()
          .filter(passage -> passage.memberNumber() != null)
          .forEach(TierUpgradeRecorder.this::write);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(TierUpgradeRecorder.this);
    }
  }
}
