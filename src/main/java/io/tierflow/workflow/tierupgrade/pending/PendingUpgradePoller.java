package io.tierflow.workflow.tierupgrade.pending;

import io.tierflow.camunda.EngineInternal;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on pending upgrades while the application runs: at once after a transaction of this node,
 * and every second for what other nodes have left. On a node that takes no jobs of the engine's it
 * stands still.
 */
@Component
@EngineInternal(
    why = "Only the engine's configuration knows whether this node takes jobs.",
    replacement = "A setting of our own that starts this and the job executor.")
class PendingUpgradePoller implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(PendingUpgradePoller.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final long MAX_STOP_SECONDS = 20;

  private final PendingUpgradeService pending;
  private final boolean enabled;
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean running;
  private volatile boolean failing;
  private volatile ScheduledThreadPoolExecutor thread;

  PendingUpgradePoller(
      PendingUpgradeService pending, UpgradeSettings settings, ObjectProvider<JobExecutor> jobs) {
    this.pending = pending;
    this.enabled = settings.upgradesOnTransaction() && jobs.getIfAvailable() != null;
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }

  @Override
  public void start() {
    thread = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "pending-upgrades"));
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    running = true;
    thread.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks at once, unless a look is about to begin, or the latest one has failed. */
  void wake() {
    if (running && !failing && woken.compareAndSet(false, true)) {
      thread.execute(this::look);
    }
  }

  private void look() {
    woken.set(false);
    try {
      boolean more = true;
      while (running && more) {
        more = pending.workPage();
      }
      failing = false;
    } catch (RuntimeException failure) {
      tellOnce(failure);
      failing = true;
    }
  }

  private void tellOnce(RuntimeException failure) {
    if (!failing) {
      LOG.warn("Upgrades after transactions wait: {}", failure.getMessage());
    }
  }

  /** Lets the page in hand come to its end. */
  @Override
  public void stop() {
    running = false;
    thread.shutdown();
    try {
      thread.awaitTermination(MAX_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
