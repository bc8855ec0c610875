package io.tierflow.workflow.approval;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.ProcessListening;
import io.tierflow.points.approval.SecondPersonApprovals;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Withdraws a request whose instance ends without a decision: cancelled by an admin, deleted with
 * its deployment, or led around the task.
 */
@EngineInternal(
    why = "ProcessListening hands on a process as it is parsed, which has no public type.",
    replacement = "Goes with ProcessListening.")
public abstract class SecondPersonCancellation extends ProcessListening {

  private static final String CANCELLED = "The approval was cancelled.";

  private final Supplier<? extends SecondPersonApprovals> approvals;

  /**
   * Listening to a process in which a second person decides.
   *
   * @param process its key
   * @param approvals withdraw what it is about; asked for late, as the engine is made first
   */
  protected SecondPersonCancellation(
      String process, Supplier<? extends SecondPersonApprovals> approvals) {
    super(process);
    this.approvals = approvals;
  }

  @Override
  protected final void listenTo(ProcessDefinitionEntity process) {
    ExecutionListener end =
        execution -> approvals.get().withdraw(execution.getProcessInstanceId(), CANCELLED);
    process.addBuiltInListener(ExecutionListener.EVENTNAME_END, end);
  }
}
