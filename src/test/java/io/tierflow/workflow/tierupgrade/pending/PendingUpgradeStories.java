package io.tierflow.workflow.tierupgrade.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.MemberService;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.transaction.NewTransaction;
import io.tierflow.transaction.TransactionCsv;
import io.tierflow.transaction.TransactionService;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** What follows from a transaction by itself. The tests do the work of the background thread. */
@TestPropertySource(properties = "tierflow.upgrades.on-transaction=job")
abstract class PendingUpgradeStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private FailingSteps failingSteps;
  @Autowired private PendingUpgradeService pending;
  @Autowired private TransactionService transactions;
  @Autowired private TransactionCsv file;
  @Autowired private MemberService members;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService models;
  @Autowired private TaskService tasks;
  @Autowired private TransactionOperations inTransaction;

  @BeforeEach
  void startOnTheLastOfOctober() {
    failingSteps.mend();
    clock.set("2026-10-31T18:00:00Z");
  }

  @AfterEach
  void nothingWaitsAndEveryPointIsAccountedFor() {
    workAll();
    assertThat(waiting()).isZero();
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void aPurchaseBringsPointsAlertTierAndRewardAndLeavesTheFiguresAsTheyAre() {
    String member = programme.enrol();
    long reports = programme.number("select count(*) from health_report");
    programme.purchase(member, "1500.00", TODAY);

    workAll();

    assertThat(ledger(member)).containsExactly("EARN 150 2026-10-31");
    assertThat(messages(member)).containsExactly("POINTS_ALERT", "TIER_UPGRADE");
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(programme.number("select count(*) from voucher where member_number = ?", member))
        .isOne();
    assertThat(programme.texts("select outcomes from tier_upgrade where member_number = ?", member))
        .singleElement()
        .asString()
        .contains("Figures left to the run");
    assertThat(programme.number("select count(*) from health_report")).isEqualTo(reports);
  }

  @Test
  void oneUpgradeCoversAllThatTheMemberDidBeforeIt() {
    String member = programme.enrol();
    IntStream.range(0, 5).forEach(n -> programme.purchase(member, "15.00", TODAY));
    assertThat(waiting()).isEqualTo(5);

    workAll();

    assertThat(ledger(member)).containsExactly("EARN 7 2026-10-31");
    assertThat(messages(member)).containsExactly("POINTS_ALERT");
  }

  @Test
  void whatComesWhileAnUpgradeIsUnderWayWaitsForNobodyAndIsCoveredByTheNextOne() {
    String member = programme.enrol();
    programme.purchase(member, "20.00", TODAY);

    inTransaction.executeWithoutResult(
        status -> {
          pending.workPage();
          CompletableFuture.runAsync(() -> programme.purchase(member, "30.00", TODAY))
              .orTimeout(10, TimeUnit.SECONDS)
              .join();
        });

    assertThat(ledger(member)).containsExactly("EARN 2 2026-10-31");
    assertThat(waiting()).isOne();
    workAll();
    assertThat(ledger(member)).containsExactly("EARN 2 2026-10-31", "EARN 3 2026-10-31");
  }

  @Test
  void eightAtWorkAtOnceEarnOnce() throws Exception {
    List<String> some = IntStream.range(0, 40).mapToObj(n -> programme.enrol()).toList();
    some.forEach(member -> programme.purchase(member, "15.00", TODAY));
    some.forEach(member -> programme.purchase(member, "15.00", TODAY));

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Object>> work =
          IntStream.range(0, 8).mapToObj(n -> Executors.callable(this::workAll)).toList();
      for (Future<Object> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    workAll();

    assertThat(some).allSatisfy(member -> assertThat(programme.balance(member)).isEqualTo(3));
  }

  @Test
  void whatAnotherUpgradeHasCoveredMeanwhileLeavesNoTrace() {
    String member = programme.enrol();
    programme.purchase(member, "15.00", TODAY);
    programme.upgrade(member, TODAY);

    workAll();

    assertThat(upgrades(member)).isOne();
    assertThat(ledger(member)).containsExactly("EARN 1 2026-10-31");
  }

  @Test
  void filesRefundsAndRepetitionsAskForNothing() {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "100.00", TODAY);
    workAll();

    programme.refund(member, purchase, "50.00", TODAY);
    transactions.record(arrival(purchase, member, "100.00", "2026-10-31T12:00:00Z"));
    inTransaction.execute(
        status ->
            file.record(List.of(arrival("F-" + member, member, "70.00", "2026-10-31T12:00:00Z"))));

    assertThat(waiting()).isZero();
    assertThat(ledger(member)).containsExactly("EARN 10 2026-10-31", "REVERSE -5 2026-10-31");
  }

  @Test
  void aRefundBeforeTheUpgradeShrinksWhatItEarns() {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "100.00", TODAY);
    programme.refund(member, purchase, "60.00", TODAY);

    workAll();

    assertThat(ledger(member)).containsExactly("EARN 4 2026-10-31");
  }

  @Test
  void aTillWhoseClockIsPastMidnightIsCoveredOnceTheDayHasCome() {
    String member = programme.enrol();
    clock.set("2026-10-31T23:59:30Z");
    transactions.record(arrival("M-" + member, member, "100.00", "2026-11-01T00:00:30Z"));

    workAll();
    assertThat(ledger(member)).isEmpty();
    assertThat(waiting()).isOne();

    clock.set("2026-11-01T00:00:01Z");
    workAll();
    assertThat(ledger(member)).containsExactly("EARN 10 2026-11-01");
  }

  @Test
  void whoHasLeftMeanwhileGetsNothing() {
    String member = programme.enrol();
    programme.purchase(member, "100.00", TODAY);
    members.close(member);

    workAll();

    assertThat(ledger(member)).isEmpty();
    assertThat(upgrades(member)).isZero();
  }

  @Test
  void whileAReviewIsOpenPointsGoOnAndTheTierStands() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY);
    workAll();
    programme.purchase(member, "100.00", TODAY);
    workAll();

    assertThat(ledger(member)).containsExactly("EARN 1200 2026-10-31", "EARN 10 2026-10-31");
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(member).count()).isOne();
  }

  @Test
  void whoFailsIsLeftToOneJobThatCoversAllAndHoldsUpNobody() {
    String failing = programme.enrol();
    String other = programme.enrol();
    programme.purchase(failing, "100.00", TODAY);
    programme.purchase(other, "100.00", TODAY);
    failingSteps.fail("updateCustomerPointsBalance", 2);

    workAll();
    assertThat(ledger(other)).containsExactly("EARN 10 2026-10-31");
    assertThat(ledger(failing)).isEmpty();
    assertThat(running(failing)).hasSize(1);

    failingSteps.fail("updateCustomerPointsBalance", 2);
    programme.purchase(failing, "200.00", TODAY);
    workAll();
    assertThat(running(failing)).hasSize(1);

    clock.set("2026-11-01T08:00:00Z");
    programme.runJobs(running(failing).get(0));
    assertThat(ledger(failing)).containsExactly("EARN 30 2026-11-01");
    assertThat(running(failing)).isEmpty();
  }

  @Test
  void whileUpgradesAreSuspendedTheyWait() {
    String member = programme.enrol();
    programme.purchase(member, "100.00", TODAY);
    models.suspendProcessDefinitionByKey(TierUpgradeFlow.PROCESS);
    try {
      assertThatThrownBy(pending::workPage).isInstanceOf(SuspendedEntityInteractionException.class);
      assertThat(waiting()).isOne();
    } finally {
      models.activateProcessDefinitionByKey(TierUpgradeFlow.PROCESS);
    }

    workAll();
    assertThat(ledger(member)).containsExactly("EARN 10 2026-10-31");
  }

  private void workAll() {
    boolean more = true;
    while (more) {
      more = pending.workPage();
    }
  }

  private long waiting() {
    return programme.number("select count(*) from pending_upgrade");
  }

  private long upgrades(String member) {
    return programme.number("select count(*) from tier_upgrade where member_number = ?", member);
  }

  private List<String> running(String member) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(member).list().stream()
        .map(instance -> instance.getId())
        .toList();
  }

  private List<String> ledger(String member) {
    return programme.texts(
        """
        select concat(entry_type, ' ', points, ' ', effective_on) from ledger_entry
        where member_number = ? order by entry_number""",
        member);
  }

  private List<String> messages(String member) {
    return programme.texts(
        "select kind from message where member_number = ? order by kind", member);
  }

  private static NewTransaction arrival(String id, String member, String amount, String at) {
    return new NewTransaction(
        id, member, Kinds.PURCHASE, new BigDecimal(amount), "USD", Instant.parse(at), null);
  }
}
