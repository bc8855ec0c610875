package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.AccountType;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ManualTask;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Many members through the flow in one transaction. */
@OnH2
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class PageOfMembersTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TransactionTemplate transaction;
  @Autowired private RepositoryService repository;
  @Autowired private HistoryService history;

  @BeforeEach
  void startOnTheLastOfOctober() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @Test
  void aPageGivesEachMemberWhatOneByOneGives() {
    List<String> oneByOne = lives().map(this::enrol).toList();
    List<String> together = lives().map(this::enrol).toList();

    List<String> alone = oneByOne.stream().map(member -> programme.upgrade(member, TODAY)).toList();
    List<String> page = takeThrough(together, null);

    for (int i = 0; i < page.size(); i++) {
      assertThat(traces(together.get(i), page.get(i)))
          .isEqualTo(traces(oneByOne.get(i), alone.get(i)));
    }
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void aPageGoneThroughAgainChangesNothing() {
    List<String> members = lives().map(this::enrol).toList();
    takeThrough(members, "2026-10");
    List<List<String>> before = members.stream().map(this::belongings).toList();
    takeThrough(members, "2026-10");

    assertThat(members.stream().map(this::belongings).toList()).isEqualTo(before);
  }

  @Test
  void aMemberTwiceInAPageEarnsOnce() {
    String member = programme.enrol();
    programme.purchase(member, "199.99", TODAY.minusDays(3));
    takeThrough(List.of(member, member), "2026-10");

    assertThat(programme.balance(member)).isEqualTo(19);
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void aRunsMembersLeaveTheFiguresToTheRunAndTheirRecordsTellOfIt() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    String instance = takeThrough(List.of(member), "2026-10").get(0);

    TierUpgradeRecord record = programme.status(instance).upgrade();
    assertThat(record.getRunId()).isEqualTo("2026-10");
    assertThat(record.getOutcomes()).contains("Figures left to the run");
    assertThat(record.getDecisions()).hasSizeGreaterThan(3);
  }

  @Test
  void onlyWhoWaitsForPeopleIsKeptByTheEngine() {
    String done = programme.enrol();
    programme.purchase(done, "1500.00", TODAY.minusDays(3));
    String waiting = programme.enrol();
    programme.purchase(waiting, "12000.00", TODAY.minusDays(3));
    List<String> page = takeThrough(List.of(done, waiting), "2026-10");

    assertThat(kept(page.get(0))).isZero();
    assertThat(kept(page.get(1))).isEqualTo(1);
    assertThat(programme.status(page.get(0)).state()).isEqualTo(TierUpgradeState.COMPLETED);
    programme.review(page.get(1), "APPROVED", null);
    assertThat(programme.task(page.get(1), "VerifyPhysicalGiftDispatch")).isNotNull();
  }

  @Test
  void aMemberWhoIsNotInTheProgrammeEndsAsTheModelSays() {
    String member = programme.enrol();
    List<String> page = takeThrough(List.of("NOBODY", member), "2026-10");

    assertThat(programme.status(page.get(0)).upgrade().getOutcomes())
        .containsExactly("Member not in programme");
    assertThat(programme.status(page.get(1)).upgrade().getOutcomes())
        .containsExactly("Figures left to the run");
  }

  @Test
  void whatOwnersDrawBeforeTheFirstStepIsPassed() {
    String deployment = deployWithATaskBeforeTheFirstStep();
    try {
      String member = programme.enrol();
      String inAPage = takeThrough(List.of(member), "2026-10").get(0);
      String alone = upgrades.run(member, TODAY);

      assertThat(programme.status(inAPage).upgrade().getSteps())
          .startsWith("GreetMember", "RetrieveCustomerProfile");
      assertThat(programme.status(alone).upgrade().getSteps())
          .startsWith("GreetMember", "RetrieveCustomerProfile");
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void withoutATransactionNobodyIsTakenThrough() {
    List<String> members = List.of(programme.enrol());

    assertThatThrownBy(() -> upgrades.takeThrough(members, TODAY, "2026-10"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private List<String> takeThrough(List<String> members, String runId) {
    return transaction.execute(status -> upgrades.takeThrough(members, TODAY, runId));
  }

  private String enrol(Life life) {
    String member = programme.enrol(life.accountType());
    life.events().accept(member);
    return member;
  }

  private Stream<Life> lives() {
    return Stream.of(
        life(member -> {}),
        life(member -> programme.purchase(member, "199.99", TODAY.minusDays(3))),
        life(member -> programme.purchase(member, "1500.00", TODAY.minusDays(3))),
        life(member -> programme.purchase(member, "12000.00", TODAY.minusDays(3))),
        life(member -> programme.purchase(member, "500.00", TODAY.minusDays(200))),
        life(
            member -> {
              String purchase = programme.purchase(member, "4000.00", TODAY.minusDays(9));
              programme.refund(member, purchase, "3000.50", TODAY.minusDays(2));
              programme.record(member, Kinds.REFERRAL, "0.00", TODAY.minusDays(40), null);
            }),
        new Life(
            AccountType.CORPORATE,
            member -> programme.purchase(member, "3500.00", TODAY.minusDays(3))));
  }

  private static Life life(Consumer<String> events) {
    return new Life(AccountType.INDIVIDUAL, events);
  }

  private record Life(AccountType accountType, Consumer<String> events) {}

  /** What an upgrade did, without names that are given anew each time. */
  private List<String> traces(String member, String instance) {
    TierUpgradeStatus status = programme.status(instance);
    return Stream.of(
            belongings(member).stream(),
            Stream.of(status.state().name(), status.openTasks().toString()),
            status.upgrade().getSteps().stream(),
            status.upgrade().getOutcomes().stream(),
            status.upgrade().getDecisions().stream().map(Object::toString))
        .flatMap(trace -> trace)
        .toList();
  }

  private List<String> belongings(String member) {
    return Stream.of(
            """
            select concat_ws(' ', tier, tier_status, confirmed_tier, tier_since, version)
            from member where member_number = ?""",
            """
            select concat_ws(' ', balance, shortfall, exact_earned, booked, last_entry_number)
            from points_account where member_number = ?""",
            """
            select concat_ws(' ', entry_number, entry_type, points, balance_after, effective_on,
              expires_on, rate, multiplier, table_version, reason)
            from ledger_entry where member_number = ? order by entry_number""",
            """
            select concat_ws(' ', entry_number, points, remaining, expires_on)
            from points_lot where member_number = ? order by entry_number""",
            """
            select concat_ws(' ', kind, amount, earning, exact_share, earning_rule, earned_on,
              points_expire_on)
            from transaction where member_number = ? order by occurred_at""",
            """
            select concat_ws(' ', from_tier, to_tier, status, proposed_on, decided_on, rule_id,
              inputs, reason, review_reason)
            from tier_change where member_number = ? order by recorded_at, opening""",
            """
            select concat_ws(' ', origin, amount, state, issued_on, expires_on, rule_id)
            from voucher where member_number = ? order by created_at""",
            """
            select concat_ws(' ', item, cost, state, rule_id)
            from gift_dispatch where member_number = ? order by created_at""",
            """
            select concat_ws(' ', kind, channel, state, reason, attempts)
            from message where member_number = ? order by kind""")
        .flatMap(query -> programme.texts(query, member).stream())
        .toList();
  }

  private long kept(String instance) {
    return history.createHistoricProcessInstanceQuery().processInstanceId(instance).count();
  }

  private String deployWithATaskBeforeTheFirstStep() {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(getClass().getResourceAsStream("/bpmn/loyalty-tier-upgrade.bpmn"));
    SequenceFlow start = model.getModelElementById("TierUpgradeRequestedToRetrieveCustomerProfile");
    FlowNode firstStep = start.getTarget();
    Process process = model.getModelElementById(TierUpgradeFlow.PROCESS);
    ManualTask greeting = model.newInstance(ManualTask.class);
    greeting.setId("GreetMember");
    process.addChildElement(greeting);
    SequenceFlow onward = model.newInstance(SequenceFlow.class);
    onward.setId("GreetMemberToRetrieveCustomerProfile");
    process.addChildElement(onward);
    firstStep.getIncoming().remove(start);
    start.setTarget(greeting);
    greeting.getIncoming().add(start);
    onward.setSource(greeting);
    onward.setTarget(firstStep);
    greeting.getOutgoing().add(onward);
    firstStep.getIncoming().add(onward);
    return repository
        .createDeployment()
        .addModelInstance("loyalty-tier-upgrade.bpmn", model)
        .deploy()
        .getId();
  }
}
