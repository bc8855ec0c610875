package io.tierflow.camunda.incident;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.EndlessModelException;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Leaves a job no retries, so that the engine makes its failure an incident at once, with a message
 * of ours. An admin who increments the retries has it tried again.
 */
@EngineInternal(
    why =
        "No public call sets a failing job's retries and message in the transaction that "
            + "records the failure.",
    replacement =
        "A command of Tierflow's own on the job's entity; without that, the engine's "
            + "message stands in the incident.")
final class PolicyIncidentCmd extends JobRetryCmd {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final transient EndedModels ended;

  PolicyIncidentCmd(String jobId, Throwable exception, String message, EndedModels ended) {
    super(jobId, exception);
    this.message = message;
    this.ended = ended;
  }

  @Override
  public Object execute(CommandContext command) {
    JobEntity job = getJob();
    if (job != null) {
      job.unlock();
      logException(job);
      // Before the retries, which copy it into the incident.
      job.setExceptionMessage(message);
      job.setRetries(0);
      EndlessModelException.behind(exception).ifPresent(model -> ended.tell(command, job, model));
    }
    return null;
  }
}
