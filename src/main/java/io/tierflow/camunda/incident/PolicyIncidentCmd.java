package io.tierflow.camunda.incident;

import io.tierflow.policy.EndlessModelException;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Leaves a job no retries, so that the engine makes its failure an incident at once, with a message
 * of ours. An admin who increments the retries has it tried again.
 *
 * <p>Written against {@link JobRetryCmd} of Camunda 7.24.0, which reads the job, unlocks it and
 * keeps the exception. Without it this would be a command of its own on the job's entity.
 */
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
