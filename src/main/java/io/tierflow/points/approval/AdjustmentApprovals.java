package io.tierflow.points.approval;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberService;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.PointsService;
import io.tierflow.policy.Decision;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections of balances that one person asks for and, above the limit of the table
 * approval-limits, another one decides.
 */
@Service
@Transactional
public class AdjustmentApprovals implements SecondPersonApprovals {

  private final PointsService points;
  private final PointsLedger ledger;
  private final MemberService members;
  private final ApprovalLimits limits;
  private final ApprovalRequestRepository requests;
  private final RefusedApprovals refusals;
  private final ObjectProvider<ApprovalFlow> flow;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  AdjustmentApprovals(
      PointsService points,
      PointsLedger ledger,
      MemberService members,
      ApprovalLimits limits,
      ApprovalRequestRepository requests,
      RefusedApprovals refusals,
      ObjectProvider<ApprovalFlow> flow,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.points = points;
    this.ledger = ledger;
    this.members = members;
    this.limits = limits;
    this.requests = requests;
    this.refusals = refusals;
    this.flow = flow;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Corrects a balance, or has it wait for another person.
   *
   * @param memberNumber whose balance
   * @param adjustment what to correct and why
   * @param requester who asks: a user, or {@code key:<id>}
   * @return the ledger's entry, or the request that waits; for an id known already, the first one
   * @throws io.tierflow.web.InvalidInputException if the points are 0 or too many
   * @throws ConflictException if the id was used for something else, the request was declined or
   *     ended, or the points can't be moved
   */
  public AdjustmentOutcome request(
      String memberNumber, PointsService.Adjustment adjustment, String requester) {
    PointsService.requireMovable(adjustment.points());
    ledger.lock(memberNumber);
    Optional<ApprovalRequest> known =
        requests.findById(ApprovalRequestId.ofAdjustment(adjustment.adjustmentId()));
    if (known.isPresent()) {
      return again(memberNumber, adjustment, known.get());
    }
    if (points.isAdjusted(adjustment)) {
      return AdjustmentOutcome.done(points.adjust(memberNumber, adjustment, requester));
    }
    Optional<Decision> limit = limits.above(ApprovalOperation.ADJUSTMENT, adjustment.points());
    return limit.isEmpty()
        ? AdjustmentOutcome.done(points.adjust(memberNumber, adjustment, requester))
        : AdjustmentOutcome.waiting(await(memberNumber, adjustment, limit.get(), requester));
  }

  private AdjustmentOutcome again(
      String memberNumber, PointsService.Adjustment adjustment, ApprovalRequest known) {
    if (!known.isOf(memberNumber, adjustment)) {
      throw new ConflictException(
          "Adjustment %s was already requested, with different content."
              .formatted(adjustment.adjustmentId()));
    }
    return switch (known.getState()) {
      case WAITING -> AdjustmentOutcome.waiting(known);
      case APPROVED ->
          AdjustmentOutcome.done(points.book(memberNumber, adjustment, known.getRequestedBy()));
      case DECLINED, WITHDRAWN ->
          throw new ConflictException(
              "Adjustment %s was %s. Make a new request with another id."
                  .formatted(
                      adjustment.adjustmentId(),
                      known.getState() == ApprovalState.DECLINED ? "declined" : "withdrawn"));
    };
  }

  private ApprovalRequest await(
      String memberNumber, PointsService.Adjustment adjustment, Decision limit, String requester) {
    if (!members.require(memberNumber).isActive()) {
      throw new ConflictException(
          "The membership of %s has ended, so adjustment %s can't be approved."
              .formatted(memberNumber, adjustment.adjustmentId()));
    }
    ApprovalRequest request =
        requests.saveAndFlush(
            new ApprovalRequest(memberNumber, adjustment, limit, requester, calendar.now()));
    trail.recordFor(
        requester,
        AuditAction.APPROVAL_REQUESTED,
        memberNumber,
        "%+d points, adjustment %s.".formatted(adjustment.points(), adjustment.adjustmentId()));
    flow.getObject().await(memberNumber, ApprovalOperation.ADJUSTMENT, adjustment.adjustmentId());
    return request;
  }

  /**
   * A request.
   *
   * @param memberNumber whose balance
   * @param adjustmentId its id
   * @return the request
   * @throws NotFoundException if this member has none of this id that another person decides
   */
  @Transactional(readOnly = true)
  public ApprovalRequest require(String memberNumber, String adjustmentId) {
    return requests
        .findById(ApprovalRequestId.ofAdjustment(adjustmentId))
        .filter(request -> request.getMemberNumber().equals(memberNumber))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "Member %2$s has no adjustment %1$s that needs or needed an approval."
                        .formatted(adjustmentId, memberNumber)));
  }

  /**
   * What waits for a second person.
   *
   * @param memberNumber whose balance
   * @return the requests, oldest first
   */
  @Transactional(readOnly = true)
  public List<ApprovalRequest> waiting(String memberNumber) {
    return requests.waiting(memberNumber);
  }

  /**
   * Ties a request to the process instance that lets somebody decide it; there is one for each.
   *
   * @param adjustmentId id of the request
   * @param processInstanceId the instance
   * @return the request
   * @throws ConflictException if there is no such request, or it is decided, or tied already
   */
  public ApprovalRequest awaitIn(String adjustmentId, String processInstanceId) {
    ApprovalRequest request =
        requests
            .findById(ApprovalRequestId.ofAdjustment(adjustmentId))
            .orElseThrow(
                () ->
                    new ConflictException(
                        "No adjustment %s was requested.".formatted(adjustmentId)));
    request.awaitIn(processInstanceId);
    // The engine's own statements must find it.
    requests.flush();
    return request;
  }

  /**
   * Whether a request waits that no instance is about yet.
   *
   * @param adjustmentId id of the request
   * @return whether {@link #awaitIn} accepts it
   */
  @Transactional(readOnly = true)
  public boolean isUntied(String adjustmentId) {
    return requests
        .findById(ApprovalRequestId.ofAdjustment(adjustmentId))
        .filter(ApprovalRequest::isUntied)
        .isPresent();
  }

  @Override
  @Transactional(readOnly = true)
  public ApprovalForm form(String processInstanceId) {
    ApprovalRequest request = require(processInstanceId);
    return new ApprovalForm(
        request.getMemberNumber(),
        Map.of(
            "memberNumber",
            request.getMemberNumber(),
            "adjustmentId",
            request.getOperationId(),
            "pointsMoved",
            "%+,d".formatted(request.getPoints()),
            "value",
            limits.valueText(request.getPoints()),
            "balance",
            "%,d".formatted(points.of(request.getMemberNumber()).points()),
            "requestedBy",
            request.getRequestedBy(),
            "reason",
            request.getReason(),
            "limitReason",
            request.getLimitReason()));
  }

  /** Books the points; where that can't be done, the task stays open. */
  @Override
  public ApprovalState approve(String processInstanceId, String decider) {
    ApprovalRequest request = locked(processInstanceId);
    requireOther(request, decider);
    request.decide(ApprovalState.APPROVED, decider, calendar.now(), null);
    if (!members.require(request.getMemberNumber()).isActive()) {
      throw new ConflictException(
          "The membership of %s has ended, so the adjustment can only be declined."
              .formatted(request.getMemberNumber()));
    }
    points.book(request.getMemberNumber(), request.adjustment(), request.getRequestedBy());
    trail.recordFor(
        decider,
        AuditAction.POINTS_ADJUSTED,
        request.getMemberNumber(),
        "%s, approved by %s.".formatted(told(request), decider));
    return request.getState();
  }

  @Override
  public void decline(String processInstanceId, String decider, String remark) {
    ApprovalRequest request = locked(processInstanceId);
    requireOther(request, decider);
    request.decide(ApprovalState.DECLINED, decider, calendar.now(), remark);
    trail.recordFor(
        decider,
        AuditAction.TASK_COMPLETED,
        request.getMemberNumber(),
        "%s, declined by %s.".formatted(told(request), decider));
  }

  @Override
  public void withdraw(String processInstanceId, String why) {
    if (requests.memberOf(processInstanceId).isEmpty()) {
      return;
    }
    ApprovalRequest request = locked(processInstanceId);
    if (request.withdraw(calendar.now(), why)) {
      trail.record(
          AuditAction.TASK_COMPLETED, request.getMemberNumber(), told(request) + ", withdrawn.");
    }
  }

  /** Whoever decides waits for the account first, and sees the request only then. */
  private ApprovalRequest locked(String processInstanceId) {
    requests.memberOf(processInstanceId).ifPresent(ledger::lock);
    return require(processInstanceId);
  }

  private ApprovalRequest require(String processInstanceId) {
    return requests
        .findByProcessInstanceId(processInstanceId)
        .orElseThrow(
            () ->
                new ConflictException(
                    "This process instance has no request that is waiting for approval."));
  }

  private void requireOther(ApprovalRequest request, String decider) {
    if (request.isRequestedBy(decider)) {
      refusals.record(decider, request.getMemberNumber(), told(request));
    }
  }

  private static String told(ApprovalRequest request) {
    return "%+d points, adjustment %s, requested by %s"
        .formatted(request.getPoints(), request.getOperationId(), request.getRequestedBy());
  }
}
