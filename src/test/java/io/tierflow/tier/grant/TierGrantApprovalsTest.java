package io.tierflow.tier.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.RecordedAudit;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.points.approval.ApprovalForm;
import io.tierflow.points.approval.ApprovalState;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.web.ConflictException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A grant of VIP waits; another person than the one who asked decides, once. */
@CoreTest
class TierGrantApprovalsTest {

  private static final LocalDate UNTIL = LocalDate.of(2027, 10, 31);

  private final List<TierChange> told = new ArrayList<>();
  private final TierGrantFlow flow = (member, grant) -> {};
  private final TierGrantListener listener = told::add;
  private final CoreProgramme programme = new CoreProgramme(flow, listener);
  private final TierGrantService grants = programme.the(TierGrantService.class);
  private final TierGrantApprovals approvals = programme.the(TierGrantApprovals.class);

  @BeforeEach
  void ask() {
    programme.enrol("M-1", Tier.valueOf("SILVER"), 0);
    ask("G-1", "p-1", UNTIL);
  }

  private void ask(String id, String instance, LocalDate until) {
    grants.request(
        "M-1", new NewTierGrant(id, Tier.valueOf("VIP"), until, "Known from TV."), "ann");
    assertThat(approvals.awaitIn(id, instance)).contains("M-1");
  }

  @Test
  void anApprovalGivesTheTierAndNamesBothPersons() {
    assertThat(approvals.approve("p-1", "bob")).isEqualTo(ApprovalState.APPROVED);

    assertThat(member().getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(member().getTenure().validUntil()).isEqualTo(UNTIL);
    assertThat(member().getTenure().isSetByStaff()).isTrue();
    TierGrant grant = grants.require("M-1", "G-1");
    assertThat(grant.getState()).isEqualTo(ApprovalState.APPROVED);
    assertThat(grant.getDecidedBy()).isEqualTo("bob");
    assertThat(grant.getDecidedAt()).isEqualTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(grant.getValidUntil()).isEqualTo(UNTIL);
    assertThat(told).singleElement().satisfies(TierGrantApprovalsTest::assertByBoth);
    assertLastLine("bob", AuditAction.TIER_GRANTED, "by ann", "approved by bob");
    assertThat(
            grants
                .request(
                    "M-1",
                    new NewTierGrant("G-1", Tier.valueOf("VIP"), UNTIL, "Known from TV."),
                    "ann")
                .grant())
        .isSameAs(grant);
    assertConflict(() -> approvals.approve("p-1", "bob"), "Grant G-1 has already been decided");
    assertThat(told).hasSize(1);
  }

  private static void assertByBoth(TierChange change) {
    assertThat(change.getKind()).isEqualTo(TierChangeKind.GRANT);
    assertThat(change.getReason()).isEqualTo("Known from TV.");
    assertThat(change.getGrantedBy()).isEqualTo("ann");
    assertThat(change.getReview().reviewer()).isEqualTo("bob");
    assertThat(change.getReview().reason()).isEqualTo("Row of upgrade-review");
  }

  @Test
  void whoAskedDecidesNothingWhateverTheSpelling() {
    assertConflict(() -> approvals.approve("p-1", "ANN"), "Grant G-1", "by ann", "another person");
    assertLastLine("ANN", AuditAction.CALL_REFUSED, "by ann");
    assertConflict(() -> approvals.decline("p-1", "ann", "No."), "Grant G-1", "another person");

    assertLastLine("ann", AuditAction.CALL_REFUSED, "by ann");
    assertWaiting("G-1");
  }

  @Test
  void aDeclinedGrantStaysDeclined() {
    approvals.decline("p-1", "bob", "Too much.");

    TierGrant grant = grants.require("M-1", "G-1");
    assertThat(grant.getState()).isEqualTo(ApprovalState.DECLINED);
    assertThat(grant.getRemark()).isEqualTo("Too much.");
    assertThat(grant.getValidUntil()).isNull();
    assertUnchanged();
    assertLastLine("bob", AuditAction.TASK_COMPLETED, "by ann", "declined by bob");
    assertConflict(
        () ->
            grants.request(
                "M-1",
                new NewTierGrant("G-1", Tier.valueOf("VIP"), UNTIL, "Known from TV."),
                "ann"),
        "Grant G-1 was not approved: Too much.",
        "another id");
  }

  @Test
  void whatTheMemberHasMeanwhileIsDeclinedByItself() {
    ask("G-2", "p-2", UNTIL.minusMonths(1));
    approvals.approve("p-1", "bob");

    assertThat(approvals.approve("p-2", "bob")).isEqualTo(ApprovalState.DECLINED);

    TierGrant overtaken = grants.require("M-1", "G-2");
    assertThat(overtaken.getState()).isEqualTo(ApprovalState.DECLINED);
    assertThat(overtaken.getDecidedBy()).isEqualTo("bob");
    assertThat(overtaken.getRemark()).contains("M-1 has VIP already, until 2027-10-31");
    assertThat(member().getTenure().validUntil()).isEqualTo(UNTIL);
    assertThat(told).hasSize(1);
    assertLastLine("bob", AuditAction.TASK_COMPLETED, "approved by bob, but not possible");
  }

  @Test
  void aDayThatHasComeIsDeclinedByItself() {
    programme.clock().set("2027-10-31T12:00:00Z");

    assertThat(approvals.approve("p-1", "bob")).isEqualTo(ApprovalState.DECLINED);

    assertThat(grants.require("M-1", "G-1").getRemark()).contains("2027-10-31, has come");
    assertUnchanged();
  }

  @Test
  void aMembershipThatHasEndedIsDeclinedByItself() {
    programme.close("M-1");

    assertThat(approvals.approve("p-1", "bob")).isEqualTo(ApprovalState.DECLINED);

    assertThat(grants.require("M-1", "G-1").getRemark())
        .isEqualTo("The membership of M-1 has ended.");
    assertUnchanged();
  }

  @Test
  void anOpenReviewIsDecidedFirst() {
    member().proposeTier(Tier.valueOf("GOLD"));

    assertConflict(() -> approvals.approve("p-1", "bob"), "M-1 is under review");

    assertWaiting("G-1");
  }

  @Test
  void aWithdrawnGrantEndsWithoutADecision() {
    approvals.withdraw("p-1", "The membership was closed.");
    approvals.withdraw("p-1", "Again.");
    approvals.withdraw("p-9", "Nobody's.");

    TierGrant grant = grants.require("M-1", "G-1");
    assertThat(grant.getState()).isEqualTo(ApprovalState.WITHDRAWN);
    assertThat(grant.getRemark()).isEqualTo("The membership was closed.");
    assertLastLine(null, AuditAction.TASK_COMPLETED, "by ann", "withdrawn");
    assertConflict(() -> approvals.approve("p-1", "bob"), "already been decided");
    assertUnchanged();
  }

  @Test
  void oneInstanceIsAboutOneGrant() {
    assertThat(approvals.awaitIn("G-1", "p-2")).isEmpty();
    assertThat(approvals.awaitIn("G-9", "p-2")).isEmpty();
    assertConflict(() -> approvals.approve("p-2", "bob"), "process instance");
    assertThat(grants.require("M-1", "G-1").getProcessInstanceId()).isEqualTo("p-1");
  }

  @Test
  void theFormShowsWhatADecisionNeeds() {
    ApprovalForm form = approvals.form("p-1");

    assertThat(form.memberNumber()).isEqualTo("M-1");
    assertThat(form.shown())
        .isEqualTo(
            Map.of(
                "memberNumber", "M-1",
                "grantId", "G-1",
                "tier", "VIP",
                "validUntil", "2027-10-31",
                "currentTier", "SILVER",
                "requestedBy", "ann",
                "reason", "Known from TV.",
                "limitReason", "Row of upgrade-review"));
    ask("G-2", "p-2", null);
    assertThat(approvals.form("p-2").shown())
        .containsEntry("validUntil", "as the tier's terms say");
  }

  private void assertWaiting(String id) {
    assertThat(grants.require("M-1", id).getState()).isEqualTo(ApprovalState.WAITING);
    assertUnchanged();
  }

  private void assertUnchanged() {
    assertThat(member().getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(told).isEmpty();
  }

  private Member member() {
    return programme.the(MemberService.class).require("M-1");
  }

  private static void assertConflict(Runnable call, String... message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(ConflictException.class)
        .hasMessageContainingAll(message);
  }

  private void assertLastLine(String actor, AuditAction action, String... detail) {
    List<RecordedAudit.Line> lines = programme.audit().lines();
    RecordedAudit.Line last = lines.get(lines.size() - 1);
    assertThat(last.actor()).isEqualTo(actor);
    assertThat(last.action()).isEqualTo(action);
    assertThat(last.subject()).isEqualTo("M-1");
    assertThat(last.detail()).contains("VIP until", "grant G-").contains(detail);
  }
}
