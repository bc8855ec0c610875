package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The flows that take members through their days on the deployed models. */
final class RunningFlows {

  private static final String DAILY = "member-communication";
  private static final String REVIEW_OF_LOWERING = "ReviewTierLowering";
  private static final int PAGE = 25;

  /** Each of so many members is upgraded by a job, the others together. */
  private static final int BY_JOB = 8;

  private final Map<String, LifePlan> plans = new HashMap<>();
  private final TierUpgradeService upgrades;
  private final RuntimeService runtime;
  private final ManagementService jobs;
  private final TestProgramme programme;
  private final TransactionOperations transaction;
  private final JdbcClient database;

  RunningFlows(List<LifePlan> plans, BeanFactory application) {
    plans.forEach(plan -> this.plans.put(plan.number, plan));
    this.upgrades = application.getBean(TierUpgradeService.class);
    this.runtime = application.getBean(RuntimeService.class);
    this.jobs = application.getBean(ManagementService.class);
    this.programme = application.getBean(TestProgramme.class);
    this.transaction = application.getBean(TransactionOperations.class);
    this.database = application.getBean(JdbcClient.class);
  }

  /** The daily process, in which tiers are renewed. */
  void renew(LocalDate day) {
    String instance =
        runtime.startProcessInstanceByKey(DAILY, Map.of("day", day.toString())).getId();
    runJobs();
    if (runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0) {
      throw new AssertionError("The daily process of %s has not ended.".formatted(day));
    }
  }

  /** A job that fails fails the test. */
  private void runJobs() {
    List<Job> due = jobs.createJobQuery().messages().list();
    while (!due.isEmpty()) {
      due.forEach(job -> jobs.executeJob(job.getId()));
      due = jobs.createJobQuery().messages().list();
    }
  }

  /** As after transactions over the API: page by page, and some members by jobs of their own. */
  void upgrade(List<String> numbers, LocalDate day) {
    List<String> alone = new ArrayList<>();
    List<String> together = new ArrayList<>();
    numbers.forEach(number -> (number.hashCode() % BY_JOB == 0 ? alone : together).add(number));
    for (int from = 0; from < together.size(); from += PAGE) {
      List<String> page = together.subList(from, Math.min(from + PAGE, together.size()));
      transaction.executeWithoutResult(status -> upgrades.takeThroughAfterTransaction(page, day));
    }
    if (!alone.isEmpty()) {
      transaction.executeWithoutResult(status -> alone.forEach(upgrades::startAfterTransaction));
      runJobs();
    }
  }

  /** Managers complete the tasks whose day has come: rises first, then lowerings by age. */
  void decideReviews(LocalDate day) {
    List<Open> open =
        database
            .sql(
                """
                select process_instance_id, member_number, kind, proposed_on from tier_change
                where status = 'PROVISIONAL'
                """)
            .query(
                (row, number) ->
                    new Open(
                        row.getString(1),
                        plans.get(row.getString(2)),
                        TierChangeKind.valueOf(row.getString(3)),
                        row.getObject(4, LocalDate.class)))
            .list();
    open.stream()
        .filter(each -> each.kind == TierChangeKind.UPGRADE)
        .filter(each -> !each.plan.approval(each.openedOn).isAfter(day))
        .forEach(each -> programme.review(each.instance, "APPROVED", "Agreed."));
    open.stream()
        .filter(each -> each.kind == TierChangeKind.LOWERING)
        .filter(each -> !each.plan.review(each.openedOn).decidedOn().isAfter(day))
        .sorted(Comparator.comparing(Open::openedOn))
        .forEach(this::decide);
  }

  private void decide(Open open) {
    LifePlan.Review plan = open.plan.review(open.openedOn);
    if (plan.outcome().equals("CANCEL")) {
      runtime.deleteProcessInstance(open.instance, "Cancelled.", true, true);
      return;
    }
    Map<String, Object> answer = new HashMap<>();
    answer.put("loweringOutcome", plan.outcome());
    if (plan.keepUntil() != null) {
      answer.put("keepUntil", plan.keepUntil().toString());
      answer.put("loweringRemark", "Parental leave.");
    }
    programme.complete(open.instance, REVIEW_OF_LOWERING, "manager", answer);
    programme.runJobs(open.instance);
  }

  /** A review that waits for its answer. */
  private record Open(String instance, LifePlan plan, TierChangeKind kind, LocalDate openedOn) {}
}
