package io.tierflow.camunda.timer;

import io.tierflow.camunda.ClusterLock;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.common.ProgrammeSettings;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Timers that wait were computed when their predecessors ran, perhaps under another zone. At a
 * start, those of cron expressions that are due at no time of the programme's zone are due anew: at
 * the next one. One that is due already is left to run.
 */
@Component
@EngineInternal(
    why =
        "Whether a timer is due already is a matter of the engine's clock, by which the "
            + "job executor acquires it.",
    replacement =
        "The application's Clock bean, which differs from the engine's clock in tests alone.")
class WaitingTimers implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(WaitingTimers.class);

  /** How the engine describes a timer with a cron expression, or with a repetition. */
  private static final String CYCLE = "CYCLE: ";

  private final ManagementService jobs;
  private final ClusterLock cluster;
  private final ProgrammeSettings settings;

  WaitingTimers(ManagementService jobs, ClusterLock cluster, ProgrammeSettings settings) {
    this.jobs = jobs;
    this.cluster = cluster;
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    cluster.withLock(this::follow);
  }

  private void follow() {
    jobs.createJobDefinitionQuery().list().stream()
        .filter(definition -> isCron(definition.getJobConfiguration()))
        .forEach(this::follow);
  }

  /** Neither a repetition, nor an expression that has to be evaluated first. */
  private static boolean isCron(String configuration) {
    return configuration != null
        && configuration.startsWith(CYCLE)
        && !configuration.startsWith(CYCLE + "R")
        && !configuration.matches(".*[$#]\\{.*");
  }

  private void follow(JobDefinition definition) {
    try {
      follow(
          definition,
          new CronInZone(
              definition.getJobConfiguration().substring(CYCLE.length()), settings.zone()));
    } catch (IllegalArgumentException unreadable) {
      LOG.warn(
          "The timer {} of {} keeps its due date: {}",
          definition.getActivityId(),
          definition.getProcessDefinitionKey(),
          unreadable.getMessage());
    }
  }

  private void follow(JobDefinition definition, CronInZone cron) {
    jobs.createJobQuery()
        .jobDefinitionId(definition.getId())
        .duedateHigherThan(ClockUtil.getCurrentTime())
        .list()
        .forEach(job -> follow(job, cron));
  }

  private void follow(Job job, CronInZone cron) {
    Instant due = job.getDuedate().toInstant();
    if (cron.next(due.minusSeconds(1)).filter(due::equals).isPresent()) {
      return;
    }
    cron.next(ClockUtil.getCurrentTime().toInstant())
        .ifPresent(
            next -> {
              LOG.info(
                  "The timer of {} is now due at {} instead of {}, by the programme's time zone "
                      + "{}.",
                  job.getProcessDefinitionKey(),
                  next,
                  due,
                  settings.zone());
              jobs.setJobDuedate(job.getId(), Date.from(next));
            });
  }
}
