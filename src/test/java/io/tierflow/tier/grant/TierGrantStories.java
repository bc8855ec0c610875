package io.tierflow.tier.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.common.ConflictRetry;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierStatus;
import io.tierflow.points.approval.ApprovalState;
import io.tierflow.policy.Tier;
import io.tierflow.privacy.ErasureReason;
import io.tierflow.privacy.MemberErasureService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tiers that staff grant, whatever happens at the same time: asked for twice, approved twice,
 * overtaken by an upgrade, cancelled with each of Cockpit's boxes, closed, erased.
 */
abstract class TierGrantStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final LocalDate UNTIL = LocalDate.of(2027, 6, 30);
  private static final String REASON = "As Ada Example has it elsewhere.";

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private TierGrantService grants;
  @Autowired private MemberService members;
  @Autowired private MemberErasureService erasures;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private ManagementService jobs;
  @Autowired private IdentityService identities;

  private final String grant = "grant-" + UUID.randomUUID();
  private String member;

  @BeforeEach
  void enrol() {
    clock.set("2026-10-31T18:00:00Z");
    member = programme.enrol();
  }

  @Test
  void askedForTwiceAtOnceThereIsOneGrantAndOneMessage() throws Exception {
    List<Boolean> first =
        both(() -> ask(grant, "GOLD", "ada").first(), () -> ask(grant, "GOLD", "ada").first());

    assertThat(first).containsExactlyInAnyOrder(true, false);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(programme.member(member).getTenure().dueOn()).isEqualTo(UNTIL.plusDays(1));
    assertThat(changes()).containsExactly("ENROLMENT", "GRANT");
    assertThat(messages()).containsExactly("TIER_UPGRADE");
    assertThat(number("select count(*) from voucher where member_number = ?")).isZero();
    assertThat(openTasks()).isEmpty();
  }

  @Test
  void aGrantThatIsReviewedWaitsAndAnotherPersonApprovesItOnce() throws Exception {
    List<ApprovalState> answers =
        both(
            () -> ask(grant, "VIP", "ada").grant().getState(),
            () -> ask(grant, "VIP", "ada").grant().getState());
    assertThat(answers).containsOnly(ApprovalState.WAITING);
    Task task = openTasks().get(0);
    assertThat(openTasks()).hasSize(1);
    assertThat(tasks.getVariables(task.getId()))
        .containsEntry("tier", "VIP")
        .containsEntry("requestedBy", "ada")
        .containsEntry("reason", REASON);
    assertThatThrownBy(() -> decide(task, "ADA", "APPROVED")).hasMessageContaining("another");
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);

    both(() -> tried(task, "bob", "APPROVED"), () -> tried(task, "cyd", "APPROVED"));

    assertThat(state(grant)).isEqualTo(ApprovalState.APPROVED);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(changes()).containsExactly("ENROLMENT", "GRANT");
    assertThat(messages()).containsExactly("TIER_UPGRADE");
    assertEndsAt(task, "TierGrantMade");
  }

  @Test
  void aDeclinedGrantChangesNothing() {
    ask(grant, "VIP", "ada");
    Task task = openTasks().get(0);
    assertThatThrownBy(() -> decide(task, "bob", "DECLINED")).hasMessageContaining("reason");

    decide(task, "bob", "DECLINED", "No proof.");

    assertThat(state(grant)).isEqualTo(ApprovalState.DECLINED);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(messages()).isEmpty();
    assertEndsAt(task, "TierGrantDeclined");
  }

  @Test
  void anUpgradeThatOvertakesAGrantStandsAndTheGrantIsDeclined() {
    ask(grant, "VIP", "ada");
    Task task = openTasks().get(0);
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String upgrade = programme.upgrade(member, TODAY);
    assertThatThrownBy(() -> decide(task, "bob", "APPROVED")).hasMessageContaining("under review");
    assertThat(state(grant)).isEqualTo(ApprovalState.WAITING);
    programme.review(upgrade, "APPROVED", null);

    decide(task, "bob", "APPROVED");

    assertThat(state(grant)).isEqualTo(ApprovalState.DECLINED);
    assertThat(grants.require(member, grant).getRemark()).contains("VIP already");
    assertThat(programme.member(member).getTenure().isSetByStaff()).isFalse();
    assertThat(changes()).containsExactly("ENROLMENT", "UPGRADE");
    assertEndsAt(task, "TierGrantDeclined");
  }

  @Test
  void anUpgradeRaisesAGrantedTierAndLowersNone() {
    ask(grant, "GOLD", "ada");
    programme.upgrade(member, TODAY);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(programme.member(member).getTenure().validUntil()).isEqualTo(UNTIL);

    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    programme.review(programme.upgrade(member, TODAY), "APPROVED", null);

    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(programme.member(member).getTenure().validUntil()).isNull();
  }

  @Test
  void cancelledWithAnyOfCockpitsBoxesItIsWithdrawn() {
    for (boolean skipListeners : List.of(false, true)) {
      String id = grant + skipListeners;
      ask(id, "VIP", "ada");
      runtime.deleteProcessInstance(
          openTasks().get(0).getProcessInstanceId(), "deleted", skipListeners, true, true, false);

      assertThat(state(id)).isEqualTo(ApprovalState.WITHDRAWN);
    }
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("REGULAR"));
  }

  @Test
  void startedByHandItOpensNothing() {
    ask(grant, "VIP", "ada");

    for (String id : List.of(grant, "nothing-" + grant)) {
      runtime
          .createProcessInstanceByKey("tier-grant")
          .businessKey(member)
          .setVariable("grantId", id)
          .execute();
    }

    assertThat(openTasks()).hasSize(1);
  }

  @Test
  void withTheMembershipTheGrantEnds() {
    ask(grant, "VIP", "ada");

    assertThat(members.endMembership(member).ended())
        .contains("A grant of a tier that was waiting for approval was withdrawn.");

    assertThat(state(grant)).isEqualTo(ApprovalState.WITHDRAWN);
    assertThat(openTasks()).isEmpty();
    assertThatThrownBy(() -> ask("late-" + grant, "GOLD", "ada")).hasMessageContaining("has ended");
  }

  @Test
  void anErasureTakesWhyItWasGrantedAndWhatWaits() {
    ask(grant, "GOLD", "ada");
    ask("vip-" + grant, "VIP", "ada");
    assertThat(reasons()).containsOnly(REASON).hasSize(3);

    erasures.erase(member, ErasureReason.REQUESTED);

    assertThat(reasons()).containsOnly("Granted by staff.").hasSize(3);
    assertThat(state("vip-" + grant)).isEqualTo(ApprovalState.WITHDRAWN);
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(member)
                .processDefinitionKey("tier-grant")
                .count())
        .isZero();
  }

  private List<String> reasons() {
    return programme.texts(
        """
        select reason from tier_grant where member_number = ?
        union all select reason from tier_change where kind = 'GRANT' and member_number = ?""",
        member,
        member);
  }

  private TierGrantResult ask(String id, String tier, String person) {
    return ConflictRetry.executeUnique(
        () ->
            grants.request(
                member, new NewTierGrant(id, Tier.valueOf(tier), UNTIL, REASON), person));
  }

  private ApprovalState state(String id) {
    return grants.require(member, id).getState();
  }

  private List<Task> openTasks() {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(member)
        .taskDefinitionKey("ApproveTierGrant")
        .list();
  }

  private List<String> changes() {
    return programme.texts(
        "select kind from tier_change where member_number = ? order by kind", member);
  }

  private List<String> messages() {
    return programme.texts(
        "select kind from message where member_number = ? and kind = 'TIER_UPGRADE'", member);
  }

  private long number(String query) {
    return programme.number(query, member);
  }

  private void assertEndsAt(Task task, String end) {
    jobs.createJobQuery().processInstanceId(task.getProcessInstanceId()).messages().list().stream()
        .forEach(job -> jobs.executeJob(job.getId()));
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId(end)
                .count())
        .isEqualTo(1);
  }

  /** Whether the decision was taken. */
  private boolean tried(Task task, String person, String outcome) {
    try {
      decide(task, person, outcome);
      return true;
    } catch (RuntimeException lostOrRefused) {
      return false;
    }
  }

  private void decide(Task task, String person, String outcome) {
    decide(task, person, outcome, "");
  }

  private void decide(Task task, String person, String outcome, String remark) {
    identities.setAuthentication(person, List.of("loyalty-managers", "camunda-admin"));
    try {
      tasks.complete(task.getId(), Map.of("approvalOutcome", outcome, "approvalRemark", remark));
    } finally {
      identities.clearAuthentication();
    }
  }

  private static <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<T>> answers = threads.invokeAll(List.of(one, other));
      return List.of(answers.get(0).get(), answers.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }
}
