package io.tierflow.tier.grant;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.points.PointsLedger;
import io.tierflow.policy.Decision;
import io.tierflow.tier.GrantedTier;
import io.tierflow.tier.GrantedTiers;
import io.tierflow.tier.TierChange;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tiers that staff grant. They hold at once, or wait for a second person where {@code
 * upgrade-review} says so.
 */
@Service
@Transactional
public class TierGrantService {

  private final TierGrantRepository grants;
  private final TierGrantRules rules;
  private final GrantedTiers tiers;
  private final MemberService members;
  private final PointsLedger ledger;
  private final ObjectProvider<TierGrantFlow> flow;
  private final ObjectProvider<TierGrantListener> listeners;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  TierGrantService(
      TierGrantRepository grants,
      TierGrantRules rules,
      GrantedTiers tiers,
      MemberService members,
      PointsLedger ledger,
      ObjectProvider<TierGrantFlow> flow,
      ObjectProvider<TierGrantListener> listeners,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.grants = grants;
    this.rules = rules;
    this.tiers = tiers;
    this.members = members;
    this.ledger = ledger;
    this.flow = flow;
    this.listeners = listeners;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Grants a tier, or has it wait for another person.
   *
   * @param memberNumber to whom
   * @param asked which tier, until when and why
   * @param requester who asks: a user, or {@code key:<id>}
   * @return the grant; for an id known already, the first one
   * @throws io.tierflow.web.InvalidInputException if the tier is unknown, or the last day is not to
   *     come or too far away
   * @throws ConflictException if the id was used for something else, the grant was declined or
   *     withdrawn, the membership has ended, the tier is under review, or the member has as much
   *     already
   */
  public TierGrantResult request(String memberNumber, NewTierGrant asked, String requester) {
    ledger.lock(memberNumber);
    Optional<TierGrant> known = grants.findById(asked.grantId());
    if (known.isPresent()) {
      return new TierGrantResult(again(memberNumber, asked, known.get()), false);
    }
    rules.requireGrantable(asked);
    Member member = members.require(memberNumber);
    rules.requireNoReview(member);
    rules
        .refusal(member, asked)
        .ifPresent(
            why -> {
              throw new ConflictException(why);
            });
    Decision review = tiers.review(memberNumber, asked.tier()).recordable();
    TierGrant grant = new TierGrant(memberNumber, asked, review, requester, calendar.now());
    if (review.yes("reviewRequired")) {
      await(grant);
    } else {
      grant.holdAtOnce(confirm(grant, review, null).getValidUntil(), calendar.now());
      grants.saveAndFlush(grant);
      record(requester, AuditAction.TIER_GRANTED, grant, "");
    }
    return new TierGrantResult(grant, true);
  }

  private static TierGrant again(String memberNumber, NewTierGrant asked, TierGrant known) {
    if (!known.isOf(memberNumber, asked)) {
      throw new ConflictException(
          "Grant %s was already requested, with different content.".formatted(asked.grantId()));
    }
    return switch (known.getState()) {
      case WAITING, APPROVED -> known;
      case DECLINED, WITHDRAWN ->
          throw new ConflictException(
              "Grant %s was not approved: %s Make a new request with another id."
                  .formatted(asked.grantId(), known.getRemark()));
    };
  }

  private void await(TierGrant grant) {
    grants.saveAndFlush(grant);
    record(grant.getRequestedBy(), AuditAction.APPROVAL_REQUESTED, grant, "");
    flow.getObject().await(grant.getMemberNumber(), grant.getGrantId());
  }

  /**
   * Makes a grant's tier the confirmed one, and says so to whoever wants to know.
   *
   * @param reviewer who has approved it, or null if nobody had to
   */
  TierChange confirm(TierGrant grant, Decision review, String reviewer) {
    TierChange change =
        tiers.confirm(
            new GrantedTier(
                grant.getGrantId(),
                grant.getMemberNumber(),
                grant.getTier(),
                grant.getAskedUntil(),
                grant.getReason(),
                grant.getRequestedBy(),
                review,
                reviewer == null ? null : grant.getLimitReason(),
                reviewer));
    listeners.stream().forEach(listener -> listener.granted(change));
    return change;
  }

  /**
   * A grant.
   *
   * @param memberNumber to whom
   * @param grantId its id
   * @return the grant
   * @throws NotFoundException if nobody has asked for such a grant to this member
   */
  @Transactional(readOnly = true)
  public TierGrant require(String memberNumber, String grantId) {
    return grants
        .findById(grantId)
        .filter(grant -> grant.getMemberNumber().equals(memberNumber))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "Member %s has no grant %s.".formatted(memberNumber, grantId)));
  }

  /**
   * What waits for a second person.
   *
   * @param memberNumber to whom the tiers are to be granted
   * @return the grants, oldest first
   */
  @Transactional(readOnly = true)
  public List<TierGrant> waiting(String memberNumber) {
    return grants.waiting(memberNumber);
  }

  private void record(String actor, AuditAction action, TierGrant grant, String outcome) {
    trail.recordFor(actor, action, grant.getMemberNumber(), told(grant) + outcome + ".");
  }

  /** A grant for the audit, without the reason, which may name somebody. */
  static String told(TierGrant grant) {
    return "%s %s, grant %s, requested by %s"
        .formatted(
            grant.getTier(),
            grant.getAskedUntil() == null ? "by its terms" : "until " + grant.getAskedUntil(),
            grant.getGrantId(),
            grant.getRequestedBy());
  }
}
