package io.tierflow.tier.grant;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.approval.ApprovalForm;
import io.tierflow.points.approval.ApprovalState;
import io.tierflow.points.approval.RefusedApprovals;
import io.tierflow.points.approval.SecondPersonApprovals;
import io.tierflow.policy.Decision;
import io.tierflow.tier.GrantedTiers;
import io.tierflow.web.ConflictException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Grants that another person than the one who asked decides. */
@Service
@Transactional
public class TierGrantApprovals implements SecondPersonApprovals {

  private static final String BY_TERMS = "as the tier's terms say";

  private final TierGrantRepository grants;
  private final TierGrantService service;
  private final TierGrantRules rules;
  private final GrantedTiers tiers;
  private final MemberService members;
  private final PointsLedger ledger;
  private final RefusedApprovals refusals;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  TierGrantApprovals(
      TierGrantRepository grants,
      TierGrantService service,
      TierGrantRules rules,
      GrantedTiers tiers,
      MemberService members,
      PointsLedger ledger,
      RefusedApprovals refusals,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.grants = grants;
    this.service = service;
    this.rules = rules;
    this.tiers = tiers;
    this.members = members;
    this.ledger = ledger;
    this.refusals = refusals;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Ties a grant to the process instance that lets somebody decide it; there is one for each.
   *
   * @param grantId id of the grant
   * @param processInstanceId the instance
   * @return the member to whom the tier is to be granted; empty if no such grant waits, or it is
   *     tied already
   */
  public Optional<String> awaitIn(String grantId, String processInstanceId) {
    Optional<TierGrant> untied = grants.findById(grantId).filter(TierGrant::isUntied);
    untied.ifPresent(grant -> grant.awaitIn(processInstanceId));
    // The engine's own statements must find it.
    grants.flush();
    return untied.map(TierGrant::getMemberNumber);
  }

  @Override
  @Transactional(readOnly = true)
  public ApprovalForm form(String processInstanceId) {
    TierGrant grant = require(processInstanceId);
    Member member = members.require(grant.getMemberNumber());
    Map<String, Object> shown = new HashMap<>();
    shown.put("memberNumber", grant.getMemberNumber());
    shown.put("grantId", grant.getGrantId());
    shown.put("tier", grant.getTier().code());
    shown.put(
        "validUntil",
        Optional.ofNullable(grant.getAskedUntil()).map(Object::toString).orElse(BY_TERMS));
    shown.put("currentTier", member.getConfirmedTier().code());
    shown.put("requestedBy", grant.getRequestedBy());
    shown.put("reason", grant.getReason());
    shown.put("limitReason", grant.getLimitReason());
    return new ApprovalForm(grant.getMemberNumber(), shown);
  }

  /**
   * Grants the tier if it can still be granted; if it can't any more, the request is declined, with
   * why as its remark. While a review of the member's tier is open, the task stays open.
   */
  @Override
  public ApprovalState approve(String processInstanceId, String decider) {
    TierGrant grant = locked(processInstanceId, decider);
    Member member = members.require(grant.getMemberNumber());
    rules.requireNoReview(member);
    Optional<String> refusal = rules.refusal(member, grant.asked());
    if (refusal.isPresent()) {
      decline(grant, decider, refusal.get(), ", approved by %s, but not possible any more");
      return ApprovalState.DECLINED;
    }
    grant.decide(ApprovalState.APPROVED, decider, calendar.now(), null);
    Decision review = tiers.review(grant.getMemberNumber(), grant.getTier()).recordable();
    grant.hold(service.confirm(grant, review, decider).getValidUntil());
    record(decider, AuditAction.TIER_GRANTED, grant, ", approved by " + decider);
    return ApprovalState.APPROVED;
  }

  @Override
  public void decline(String processInstanceId, String decider, String remark) {
    decline(locked(processInstanceId, decider), decider, remark, ", declined by %s");
  }

  private void decline(TierGrant grant, String decider, String remark, String outcome) {
    grant.decide(ApprovalState.DECLINED, decider, calendar.now(), remark);
    record(decider, AuditAction.TASK_COMPLETED, grant, outcome.formatted(decider));
  }

  @Override
  public void withdraw(String processInstanceId, String why) {
    if (lock(processInstanceId).isEmpty()) {
      return;
    }
    TierGrant grant = require(processInstanceId);
    if (grant.withdraw(calendar.now(), why)) {
      trail.record(
          AuditAction.TASK_COMPLETED,
          grant.getMemberNumber(),
          TierGrantService.told(grant) + ", withdrawn.");
    }
  }

  /** Whoever decides waits for the account first, and sees the grant only then. */
  private TierGrant locked(String processInstanceId, String decider) {
    lock(processInstanceId);
    TierGrant grant = require(processInstanceId);
    if (grant.isRequestedBy(decider)) {
      refusals.record(decider, grant.getMemberNumber(), TierGrantService.told(grant));
    }
    grant.requireDecidable(decider);
    return grant;
  }

  private Optional<String> lock(String processInstanceId) {
    Optional<String> member = grants.memberOf(processInstanceId);
    member.ifPresent(ledger::lock);
    return member;
  }

  private TierGrant require(String processInstanceId) {
    return grants
        .findByProcessInstanceId(processInstanceId)
        .orElseThrow(
            () ->
                new ConflictException(
                    "This process instance has no grant that is waiting for approval."));
  }

  private void record(String actor, AuditAction action, TierGrant grant, String outcome) {
    trail.recordFor(
        actor, action, grant.getMemberNumber(), TierGrantService.told(grant) + outcome + ".");
  }
}
