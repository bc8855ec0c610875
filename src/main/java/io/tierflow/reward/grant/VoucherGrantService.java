package io.tierflow.reward.grant;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.approval.ApprovalLimits;
import io.tierflow.policy.Decision;
import io.tierflow.reward.RewardService;
import io.tierflow.reward.Voucher;
import io.tierflow.reward.VoucherGrant;
import io.tierflow.reward.VoucherOrigin;
import io.tierflow.web.ConflictException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Vouchers that staff grant, each once, up to the limit of the table approval-limits. What is above
 * it is refused: nobody grants it alone, and no second person is asked for vouchers.
 */
@Service
@Transactional
public class VoucherGrantService {

  private final GrantedVoucherRepository grants;
  private final RewardService rewards;
  private final MemberService members;
  private final MergedMembers merged;
  private final PointsLedger ledger;
  private final ApprovalLimits limits;
  private final ProgrammeSettings settings;
  private final AuditTrail trail;

  VoucherGrantService(
      GrantedVoucherRepository grants,
      RewardService rewards,
      MemberService members,
      MergedMembers merged,
      PointsLedger ledger,
      ApprovalLimits limits,
      ProgrammeSettings settings,
      AuditTrail trail) {
    this.grants = grants;
    this.rewards = rewards;
    this.members = members;
    this.merged = merged;
    this.ledger = ledger;
    this.limits = limits;
    this.settings = settings;
    this.trail = trail;
  }

  /**
   * Issues a voucher, valid from today on.
   *
   * @param memberNumber to whom
   * @param asked how much, for how long and why, with the constraints declared on it fulfilled
   * @param staff who grants it
   * @return the voucher; for an id known already, the first one
   * @throws io.tierflow.web.NotFoundException if there is no such member
   * @throws ConflictException if the id was used for something else, the membership has ended, or
   *     the value is above the limit
   */
  public VoucherGrantResult grant(String memberNumber, NewVoucherGrant asked, String staff) {
    Member member = members.require(memberNumber);
    ledger.lock(memberNumber);
    Optional<GrantedVoucher> known = grants.findById(asked.grantId());
    if (known.isPresent()) {
      return known
          .filter(voucher -> voucher.isOf(memberNumber, asked))
          .map(voucher -> new VoucherGrantResult(voucher, false))
          .orElseThrow(
              () ->
                  new ConflictException(
                      "Grant %s was already made, with different content."
                          .formatted(asked.grantId())));
    }
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership of %s has ended.".formatted(memberNumber));
    }
    Decision limit = allowed(asked);
    Voucher voucher =
        rewards.issueVoucher(
            memberNumber,
            new VoucherGrant(
                VoucherOrigin.STAFF_GRANT,
                asked.value(),
                asked.validityDays(),
                null,
                null,
                null,
                asked.reason()));
    GrantedVoucher granted =
        grants.saveAndFlush(new GrantedVoucher(asked.grantId(), voucher, limit, staff));
    trail.recordFor(
        staff,
        AuditAction.VOUCHER_GRANTED,
        memberNumber,
        "%s for %d days, grant %s.".formatted(money(asked), asked.validityDays(), asked.grantId()));
    return new VoucherGrantResult(granted, true);
  }

  private Decision allowed(NewVoucherGrant asked) {
    Decision limit = limits.ofVoucher(asked.value());
    if (limit.yes("secondPerson")) {
      throw new ConflictException(
          "A voucher of %s is more than one person may grant; accepted: a value within the limit of the table approval-limits."
              .formatted(money(asked)));
    }
    return limit;
  }

  private String money(NewVoucherGrant asked) {
    return "%,.2f %s".formatted(asked.value(), settings.currency().getCurrencyCode());
  }
}
