package io.tierflow.camunda.incident;

import io.tierflow.camunda.EngineInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Lets a job wait that needs something which an admin has suspended, such as a page of a monthly
 * run while the upgrades are. It costs the job none of its retries, so that it goes on by itself
 * after the activation; every other failure takes the usual way.
 */
@EngineInternal(
    why = "The engine has no public way to leave a failed job's retries as they are.",
    replacement =
        "More retries in the models, at the price of an incident whenever a process is "
            + "suspended for long.")
final class WaitForActivationCommandFactory extends DefaultFailedJobCommandFactory {

  private static final Duration UNTIL_NEXT_LOOK = Duration.ofSeconds(10);

  @Override
  public Command<Object> getCommand(String jobId, Throwable failure) {
    return isSuspension(failure)
        ? command -> lookAgainLater(command, jobId)
        : super.getCommand(jobId, failure);
  }

  private static boolean isSuspension(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SuspendedEntityInteractionException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static Object lookAgainLater(CommandContext command, String jobId) {
    JobEntity job = command.getJobManager().findJobById(jobId);
    if (job != null) {
      Instant now = ClockUtil.getCurrentTime().toInstant();
      job.unlock();
      job.setDuedate(Date.from(now.plus(UNTIL_NEXT_LOOK)));
    }
    return null;
  }
}
