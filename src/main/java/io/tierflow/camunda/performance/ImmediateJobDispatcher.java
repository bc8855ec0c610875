package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.core.task.TaskExecutor;

/**
 * Hands the job that a request creates to this node's job executor as soon as it is committed,
 * already locked for it, so that nobody has to look for it and lock it first. Only the first of a
 * command: many jobs at once are for all nodes. Jobs that jobs create are left to the engine.
 */
@EngineInternal(
    why =
        "The engine only wakes its job acquisition, which then looks for the job and "
            + "locks it; handing it over needs the job's own manager.",
    replacement = "Nothing: a requested upgrade would wait for the next acquisition.")
public final class ImmediateJobDispatcher extends JobManager {

  private boolean handedOver;

  /** What replaces the engine's own session. */
  public static SessionFactory session() {
    return new GenericManagerFactory(ImmediateJobDispatcher.class) {
      @Override
      public Class<?> getSessionType() {
        return JobManager.class;
      }
    };
  }

  @Override
  protected void hintJobExecutor(JobEntity job) {
    ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
    if (!handedOver
        && job instanceof MessageEntity
        && job.getDuedate() == null
        && !job.isSuspended()
        && Context.getJobExecutorContext() == null
        && engine.getJobExecutor() instanceof SpringJobExecutor executor
        && executor.isActive()) {
      handedOver = true;
      lock(job, executor);
      String id = job.getId();
      Context.getCommandContext()
          .getTransactionContext()
          .addTransactionListener(
              TransactionState.COMMITTED, committed -> handOver(id, engine, executor));
    } else {
      super.hintJobExecutor(job);
    }
  }

  private static void lock(JobEntity job, JobExecutor executor) {
    Instant now = ClockUtil.getCurrentTime().toInstant();
    job.setLockOwner(executor.getLockOwner());
    job.setLockExpirationTime(Date.from(now.plusMillis(executor.getLockTimeInMillis())));
  }

  /** While all threads are busy, the job is anybody's. */
  private static void handOver(
      String job, ProcessEngineConfigurationImpl engine, SpringJobExecutor executor) {
    TaskExecutor threads = executor.getTaskExecutor();
    try {
      threads.execute(executor.getExecuteJobsRunnable(List.of(job), engine.getProcessEngine()));
    } catch (RejectedExecutionException busy) {
      engine.getCommandExecutorTxRequiresNew().execute(new UnlockJobCmd(job));
      executor.jobWasAdded();
    }
  }
}
