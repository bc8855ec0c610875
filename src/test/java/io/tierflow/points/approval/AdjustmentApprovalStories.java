package io.tierflow.points.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.common.ConflictRetry;
import io.tierflow.points.PointsService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Corrections that another person decides, whatever happens at the same time: asked for twice,
 * approved twice, approved and withdrawn, cancelled with each of Cockpit's boxes.
 */
abstract class AdjustmentApprovalStories {

  private static final long ABOVE = 25_000;

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private AdjustmentApprovals approvals;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private IdentityService identities;

  private final String adjustment = "adj-" + UUID.randomUUID();
  private String member;

  @BeforeEach
  void enrol() {
    clock.set("2026-10-31T18:00:00Z");
    member = programme.enrol();
  }

  @Test
  void askedForTwiceAtOnceThereIsOneRequestAndOneTask() throws Exception {
    List<ApprovalState> answers =
        both(() -> ask("ada").request().getState(), () -> ask("ada").request().getState());

    assertThat(answers).containsOnly(ApprovalState.WAITING);
    assertThat(openTasks()).hasSize(1);
  }

  @Test
  void approvedTwiceAtOnceItIsBookedOnce() throws Exception {
    ask("ada");
    Task task = openTasks().get(0);

    both(() -> decide(task, "bob", "APPROVED"), () -> decide(task, "cyd", "APPROVED"));

    assertThat(state()).isEqualTo(ApprovalState.APPROVED);
    assertThat(programme.balance(member)).isEqualTo(ABOVE);
    assertThat(programme.number(entries(), member)).isEqualTo(1);
    assertThat(programme.proof().mismatches()).isZero();
    assertThat(ask("ada").entry().getPoints()).isEqualTo(ABOVE);
    assertThat(programme.balance(member)).isEqualTo(ABOVE);
  }

  @Test
  void anotherSpellingIsTheSamePerson() {
    ask("ada");
    Task task = openTasks().get(0);

    assertThatThrownBy(() -> decided(task, "ADA", "APPROVED"))
        .hasMessageContaining("another person");
    assertThat(state()).isEqualTo(ApprovalState.WAITING);
  }

  @Test
  void aKeyCountsAsThePersonThatItIs() {
    ask("key:0123456789abcdef");

    assertThat(approvals.require(member, adjustment).getRequestedBy())
        .isEqualTo("key:0123456789abcdef");
    assertThat(openTasks()).hasSize(1);
  }

  @Test
  void cancelledWithAnyOfCockpitsBoxesItIsWithdrawn() {
    for (boolean skipListeners : List.of(false, true)) {
      String id = adjustment + skipListeners;
      approvals.request(member, new PointsService.Adjustment(id, ABOVE, "Moved."), "ada");
      runtime.deleteProcessInstance(
          openTasks().get(0).getProcessInstanceId(), "deleted", skipListeners, true, true, false);

      assertThat(approvals.require(member, id).getState()).isEqualTo(ApprovalState.WITHDRAWN);
    }
    assertThat(programme.balance(member)).isZero();
  }

  @Test
  void whatCanNotBeBookedLeavesTheTaskOpen() {
    approvals.request(
        member, new PointsService.Adjustment(adjustment, -ABOVE, "Taken back."), "ada");
    Task task = openTasks().get(0);

    assertThatThrownBy(() -> decided(task, "bob", "APPROVED")).isInstanceOf(Exception.class);

    assertThat(state()).isEqualTo(ApprovalState.WAITING);
    assertThat(openTasks()).hasSize(1);
    assertThat(programme.balance(member)).isZero();
  }

  private AdjustmentOutcome ask(String person) {
    return ConflictRetry.executeUnique(
        () ->
            approvals.request(
                member, new PointsService.Adjustment(adjustment, ABOVE, "Moved."), person));
  }

  private ApprovalState state() {
    return approvals.require(member, adjustment).getState();
  }

  private List<Task> openTasks() {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(member)
        .taskDefinitionKey("ApproveAdjustment")
        .list();
  }

  private static String entries() {
    return "select count(*) from ledger_entry where member_number = ? and entry_type = 'ADJUST'";
  }

  /** Whether the decision was taken. */
  private boolean decide(Task task, String person, String outcome) {
    try {
      decided(task, person, outcome);
      return true;
    } catch (RuntimeException lostOrRefused) {
      return false;
    }
  }

  private void decided(Task task, String person, String outcome) {
    identities.setAuthentication(person, List.of("loyalty-managers", "camunda-admin"));
    try {
      tasks.complete(task.getId(), Map.of("approvalOutcome", outcome));
    } finally {
      identities.clearAuthentication();
    }
  }

  private static <T> List<T> both(Callable<T> one, Callable<T> other)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<T>> answers = threads.invokeAll(List.of(one, other));
      return List.of(answers.get(0).get(), answers.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }
}
