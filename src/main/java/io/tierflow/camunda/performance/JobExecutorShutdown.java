package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the execution of jobs in good order, before anything that jobs need is closed: takes no new
 * ones, lets those in hand come to their end, and frees those that had not begun, so that other
 * nodes need not wait for a lock to expire.
 */
@Component
@EngineInternal(
    why =
        "The job executor that the starter configures has no public type, and jobs that "
            + "it locked can't be freed through ManagementService.",
    replacement = "Nothing: after a shutdown other nodes would wait until the locks expire.",
    also = "ACT_RU_JOB")
class JobExecutorShutdown implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(JobExecutorShutdown.class);

  private final ObjectProvider<JobExecutor> executors;
  private final ObjectProvider<ThreadPoolTaskExecutor> threads;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private volatile boolean running;

  JobExecutorShutdown(
      ObjectProvider<JobExecutor> executors,
      @Qualifier("camundaTaskExecutor") ObjectProvider<ThreadPoolTaskExecutor> threads,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this.executors = executors;
    this.threads = threads;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    executors.ifAvailable(executor -> threads.ifAvailable(pool -> end(executor, pool)));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void end(JobExecutor executor, ThreadPoolTaskExecutor pool) {
    if (!executor.isActive()) {
      return;
    }
    executor.shutdown();
    pool.initiateShutdown();
    if (haveEnded(pool.getThreadPoolExecutor(), executor.getLockTimeInMillis())) {
      free(executor.getLockOwner());
    } else {
      LOG.warn("Some jobs were still running when their locks expired. They are aborted.");
    }
  }

  /** A job is never held longer than its lock. */
  private static boolean haveEnded(ThreadPoolExecutor pool, long lockTimeInMillis) {
    try {
      return pool.awaitTermination(lockTimeInMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The engine has no call for jobs that were locked and never came to a thread. */
  private void free(String lockOwner) {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql(
                    """
                    update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null, REV_ = REV_ + 1
                    where LOCK_OWNER_ = ?
                    """)
                .param(lockOwner)
                .update());
  }
}
