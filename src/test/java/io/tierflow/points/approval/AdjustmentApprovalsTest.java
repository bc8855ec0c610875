package io.tierflow.points.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.RecordedAudit;
import io.tierflow.common.PointsRange;
import io.tierflow.points.PointsService.Adjustment;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Above 1,000 points, another person decides on a correction, once. */
@CoreTest
class AdjustmentApprovalsTest {

  private static final Adjustment LARGE = new Adjustment("A-1", 1_001, "Goodwill.");
  private static final Adjustment SMALL = new Adjustment("A-2", -1_000, "Error.");

  private final List<String> waiting = new ArrayList<>();
  private final ApprovalFlow flow =
      (member, operation, id) -> waiting.add(member + " " + operation + " " + id);
  private final CoreProgramme programme = new CoreProgramme(flow);
  private final AdjustmentApprovals approvals = programme.the(AdjustmentApprovals.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 5_000);

  @Test
  void withinTheLimitItIsDoneAtOnce() {
    AdjustmentOutcome outcome = approvals.request("M-1", SMALL, "ann");

    assertThat(outcome.request()).isNull();
    assertThat(outcome.entry().getPoints()).isEqualTo(-1_000);
    assertThat(outcome.entry().getRecordedBy()).isEqualTo("ann");
    assertThat(waiting).isEmpty();
    assertThat(approvals.request("M-1", SMALL, "ann").entry()).isSameAs(outcome.entry());
    assertThat(member.balance()).isEqualTo(4_000);
  }

  @Test
  void aboveTheLimitItWaitsAndNothingIsBooked() {
    AdjustmentOutcome outcome = approvals.request("M-1", LARGE, "ann");

    assertThat(outcome.entry()).isNull();
    ApprovalRequest request = outcome.request();
    assertThat(request.getState()).isEqualTo(ApprovalState.WAITING);
    assertThat(request.getMemberNumber()).isEqualTo("M-1");
    assertThat(request.getPoints()).isEqualTo(1_001);
    assertThat(request.getReason()).isEqualTo("Goodwill.");
    assertThat(request.getRequestedBy()).isEqualTo("ann");
    assertThat(request.getRequestedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(request.getLimitReason()).isEqualTo("Row of approval-limits");
    assertThat(member.balance()).isEqualTo(5_000);
    assertThat(waiting).containsExactly("M-1 ADJUSTMENT A-1");
    assertLastLine("ann", AuditAction.APPROVAL_REQUESTED, "adjustment");
    assertThat(programme.store().locked()).contains("M-1");
  }

  @Test
  void theSameAgainWaitsOnAndOtherContentIsRefused() {
    approvals.request("M-1", LARGE, "ann");
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);

    assertThat(approvals.request("M-1", LARGE, "ann").request().getOperationId()).isEqualTo("A-1");
    assertThat(waiting).hasSize(1);
    assertConflict(
        () -> approvals.request("M-1", new Adjustment("A-1", 2_000, "Goodwill."), "ann"),
        "Adjustment A-1",
        "content");
    assertConflict(() -> approvals.request("M-2", LARGE, "ann"), "Adjustment A-1", "content");
  }

  @Test
  void nothingAndTooMuchAreRefusedBeforeAnybodyIsAsked() {
    for (long points : new long[] {0, PointsRange.MAX_MOVED + 1}) {
      assertThatThrownBy(() -> approvals.request("M-1", new Adjustment("A-1", points, "?"), "ann"))
          .isInstanceOf(InvalidInputException.class);
    }
    assertThat(programme.store().all(ApprovalRequest.class)).isEmpty();
  }

  @Test
  void anApprovalBooksInTheNameOfWhoAsked() {
    approvals.request("M-1", LARGE, "ann");
    approvals.awaitIn("A-1", "p-1");

    approvals.approve("p-1", "bob");

    assertThat(member.balance()).isEqualTo(6_001);
    assertThat(member.lastEntry().getRecordedBy()).isEqualTo("ann");
    ApprovalRequest decided = approvals.require("M-1", "A-1");
    assertThat(decided.getState()).isEqualTo(ApprovalState.APPROVED);
    assertThat(decided.getDecidedBy()).isEqualTo("bob");
    assertThat(decided.getDecidedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertLastLine("bob", AuditAction.POINTS_ADJUSTED, "by ann", "approved by bob");
    assertThat(approvals.request("M-1", LARGE, "ann").entry()).isSameAs(member.lastEntry());
    assertConflict(() -> approvals.approve("p-1", "bob"), "Adjustment A-1", "decided");
  }

  @Test
  void whoAskedDecidesNothingWhateverTheSpelling() {
    approvals.request("M-1", LARGE, "ann");
    approvals.awaitIn("A-1", "p-1");

    assertConflict(() -> approvals.approve("p-1", "ANN"), "A-1", "by ann", "another person");
    assertLastLine("ANN", AuditAction.CALL_REFUSED, "by ann");
    assertConflict(() -> approvals.decline("p-1", "ann", "No."), "A-1", "another person");

    assertThat(member.balance()).isEqualTo(5_000);
    assertLastLine("ann", AuditAction.CALL_REFUSED, "by ann");
    assertThat(approvals.require("M-1", "A-1").getState()).isEqualTo(ApprovalState.WAITING);
  }

  @Test
  void aDeclinedRequestStaysDeclined() {
    approvals.request("M-1", LARGE, "ann");
    approvals.awaitIn("A-1", "p-1");

    int locks = programme.store().locked().size();

    approvals.decline("p-1", "bob", "Too much.");

    assertThat(programme.store().locked()).hasSize(locks + 1).last().isEqualTo("M-1");

    ApprovalRequest decided = approvals.require("M-1", "A-1");
    assertThat(decided.getState()).isEqualTo(ApprovalState.DECLINED);
    assertThat(decided.getRemark()).isEqualTo("Too much.");
    assertThat(member.balance()).isEqualTo(5_000);
    assertLastLine("bob", AuditAction.TASK_COMPLETED, "by ann", "declined by bob");
    assertConflict(
        () -> approvals.request("M-1", LARGE, "ann"), "Adjustment A-1 was declined", "another id");
  }

  @Test
  void aWithdrawnRequestEndsWithoutADecision() {
    approvals.request("M-1", LARGE, "ann");
    approvals.awaitIn("A-1", "p-1");

    approvals.withdraw("p-1", "The membership has ended.");
    assertLastLine(null, AuditAction.TASK_COMPLETED, "by ann", "withdrawn");
    approvals.withdraw("p-1", "Again.");
    approvals.withdraw("p-9", "Nobody's.");

    ApprovalRequest ended = approvals.require("M-1", "A-1");
    assertThat(ended.getState()).isEqualTo(ApprovalState.WITHDRAWN);
    assertThat(ended.getRemark()).isEqualTo("The membership has ended.");
    assertThat(ended.getDecidedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(programme.audit().lines()).hasSize(2);
    assertConflict(
        () -> approvals.request("M-1", LARGE, "ann"), "Adjustment A-1 was withdrawn", "another id");
  }

  @Test
  void oneInstanceIsAboutOneRequest() {
    approvals.request("M-1", LARGE, "ann");
    assertThat(approvals.isUntied("A-1")).isTrue();
    assertThat(approvals.isUntied("A-9")).isFalse();

    assertThat(approvals.awaitIn("A-1", "p-1").getOperationId()).isEqualTo("A-1");

    assertThat(approvals.isUntied("A-1")).isFalse();
    assertConflict(() -> approvals.awaitIn("A-1", "p-2"), "Adjustment A-1");
    assertConflict(() -> approvals.awaitIn("A-9", "p-2"), "A-9");
    assertConflict(() -> approvals.approve("p-2", "bob"), "process instance");
  }

  @Test
  void anUntiedRequestThatIsDecidedIsNotTiedAnyMore() {
    approvals.request("M-1", LARGE, "ann");
    ApprovalRequest request = approvals.require("M-1", "A-1");
    request.decide(ApprovalState.DECLINED, "bob", Instant.EPOCH, "No.");

    assertThat(approvals.isUntied("A-1")).isFalse();
    assertThatThrownBy(() -> request.awaitIn("p-1")).isInstanceOf(ConflictException.class);
  }

  @Test
  void theFormShowsWhatADecisionNeeds() {
    approvals.request("M-1", LARGE, "ann");
    approvals.awaitIn("A-1", "p-1");

    ApprovalForm form = approvals.form("p-1");

    assertThat(form.memberNumber()).isEqualTo("M-1");
    assertThat(form.shown())
        .isEqualTo(
            Map.of(
                "memberNumber", "M-1",
                "adjustmentId", "A-1",
                "pointsMoved", "+1,001",
                "value", "10.01 EUR",
                "balance", "5,000",
                "requestedBy", "ann",
                "reason", "Goodwill.",
                "limitReason", "Row of approval-limits"));
  }

  @Test
  void aRequestIsFoundUnderItsMemberAlone() {
    approvals.request("M-1", LARGE, "ann");

    for (String[] other : new String[][] {{"M-2", "A-1"}, {"M-1", "A-9"}}) {
      assertThatThrownBy(() -> approvals.require(other[0], other[1]))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContainingAll(other);
    }
  }

  @Test
  void aMembershipThatHasEndedCanOnlyBeDeclined() {
    approvals.request("M-1", LARGE, "ann");
    approvals.awaitIn("A-1", "p-1");
    programme.close("M-1");

    assertConflict(() -> approvals.approve("p-1", "bob"), "The membership of M-1 has ended");
    assertConflict(
        () -> approvals.request("M-1", new Adjustment("A-3", 1_500, "More."), "ann"),
        "The membership of M-1 has ended",
        "A-3");
    assertThat(member.balance()).isEqualTo(5_000);
  }

  @Test
  void theTableSeesWhatIsMovedWithoutItsSignAndWhatItIsWorth() {
    List<Map<String, Object>> asked = new ArrayList<>();
    programme
        .tables()
        .deploy(
            "approval-limits",
            inputs -> {
              asked.add(inputs);
              return Map.of("secondPerson", true);
            });

    approvals.request("M-1", SMALL, "ann");

    assertThat(asked)
        .containsExactly(Map.of("operation", "ADJUSTMENT", "points", 1_000L, "value", 10.0));
    assertThat(programme.the(ApprovalLimits.class).valueText(-123_456)).isEqualTo("1,234.56 EUR");
  }

  private static void assertConflict(Runnable call, String... told) {
    assertThatThrownBy(call::run)
        .isInstanceOf(ConflictException.class)
        .hasMessageContainingAll(told);
  }

  private void assertLastLine(String actor, AuditAction action, String... told) {
    List<RecordedAudit.Line> lines = programme.audit().lines();
    RecordedAudit.Line last = lines.get(lines.size() - 1);
    assertThat(last.actor()).isEqualTo(actor);
    assertThat(last.action()).isEqualTo(action);
    assertThat(last.subject()).isEqualTo("M-1");
    assertThat(last.detail()).contains("+1001 points", "A-1").contains(told);
  }
}
