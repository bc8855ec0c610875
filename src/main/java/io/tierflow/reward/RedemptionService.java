package io.tierflow.reward;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.PointsService;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Redeems points for vouchers, and vouchers for what they are worth; each redemption once. */
@Service
@Transactional
public class RedemptionService {

  private static final int MONEY_SCALE = 2;

  private final MemberService members;
  private final MergedMembers merged;
  private final PointsLedger ledger;
  private final PointsService points;
  private final PointsRedemptionRepository pointsRedemptions;
  private final VoucherRepository vouchers;
  private final VoucherRedemptionRepository voucherRedemptions;
  private final ObjectProvider<RewardRedemptionListener> listeners;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings.Points settings;
  private final AuditTrail trail;

  RedemptionService(
      MemberService members,
      MergedMembers merged,
      PointsLedger ledger,
      PointsService points,
      PointsRedemptionRepository pointsRedemptions,
      VoucherRepository vouchers,
      VoucherRedemptionRepository voucherRedemptions,
      ObjectProvider<RewardRedemptionListener> listeners,
      ProgrammeCalendar calendar,
      ProgrammeSettings settings,
      AuditTrail trail) {
    this.members = members;
    this.merged = merged;
    this.ledger = ledger;
    this.points = points;
    this.pointsRedemptions = pointsRedemptions;
    this.vouchers = vouchers;
    this.voucherRedemptions = voucherRedemptions;
    this.listeners = listeners;
    this.calendar = calendar;
    this.settings = settings.points();
    this.trail = trail;
  }

  /**
   * Spends points on a voucher.
   *
   * @param memberNumber whose points
   * @param redemptionId id under which it happens at most once
   * @param spent points, more than 0
   * @return the voucher; for an id known already, the first result
   * @throws ConflictException if the available points do not cover them, the membership is closed,
   *     or the id was used for something else
   */
  public RedeemedPoints redeemPoints(String memberNumber, String redemptionId, long spent) {
    Member member = members.require(memberNumber);
    ledger.lock(memberNumber);
    Optional<PointsRedemption> first = pointsRedemptions.findById(redemptionId);
    if (first.isPresent()) {
      return first
          .filter(redemption -> redemption.isOf(memberNumber, spent))
          .map(this::result)
          .orElseThrow(() -> usedOtherwise(redemptionId));
    }
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership of %s has ended.".formatted(memberNumber));
    }
    Voucher voucher = new Voucher(memberNumber, grant(spent), calendar.now());
    points.spend(memberNumber, redemptionId, spent);
    voucher.issue(calendar.today());
    vouchers.save(voucher);
    trail.recordIfPerson(
        AuditAction.POINTS_REDEEMED,
        memberNumber,
        "%s, redemption %s.".formatted(CountText.of(spent, "point"), redemptionId));
    RedeemedPoints redeemed =
        result(pointsRedemptions.save(new PointsRedemption(redemptionId, spent, voucher)));
    long available = points.of(memberNumber).available();
    listeners.stream().forEach(listener -> listener.redeemed(redeemed, available));
    return redeemed;
  }

  /**
   * Redeems a voucher, once.
   *
   * @param redemptionId id under which it happens at most once
   * @param enteredCode the voucher's code; case and separators do not matter
   * @return the redemption; for an id known already, the first result
   * @throws NotFoundException if there is no such voucher
   * @throws ConflictException if it can't be redeemed (any more), or the id was used for another
   */
  public VoucherRedemption redeemVoucher(String redemptionId, String enteredCode) {
    VoucherCode code = VoucherCode.entered(enteredCode);
    Optional<Voucher> voucher = vouchers.lockByCode(code.value());
    Optional<VoucherRedemption> first = voucherRedemptions.findById(redemptionId);
    if (first.isPresent()) {
      return first
          .filter(redemption -> redemption.isOf(code))
          .orElseThrow(() -> usedOtherwise(redemptionId));
    }
    Voucher redeemed =
        voucher.orElseThrow(() -> new NotFoundException("There is no voucher with this code."));
    requireRedeemable(redeemed);
    redeemed.redeem(calendar.now());
    trail.recordIfPerson(
        AuditAction.VOUCHER_REDEEMED,
        redeemed.getMemberNumber(),
        "Voucher %s, redemption %s.".formatted(redeemed.getVoucherId(), redemptionId));
    return voucherRedemptions.save(
        new VoucherRedemption(
            redemptionId, redeemed, code, redeemed.getRedeemedAt(), calendar.today()));
  }

  private void requireRedeemable(Voucher voucher) {
    switch (voucher.getState()) {
      case HELD -> throw new ConflictException("The voucher is waiting for a review of the tier.");
      case CANCELLED -> throw new ConflictException("The voucher was cancelled.");
      case REDEEMED -> throw new ConflictException("The voucher has already been redeemed.");
      case ISSUED -> {
        if (voucher.isExpired(calendar.today())) {
          throw new ConflictException(
              "The voucher expired after %s.".formatted(voucher.getExpiresOn()));
        }
      }
    }
  }

  private VoucherGrant grant(long spent) {
    BigDecimal amount =
        settings
            .value()
            .multiply(BigDecimal.valueOf(spent))
            .setScale(MONEY_SCALE, RoundingMode.DOWN);
    if (amount.signum() <= 0) {
      throw new InvalidInputException(
          "points",
          "The smallest voucher costs more than %s.".formatted(CountText.of(spent, "point")));
    }
    return new VoucherGrant(
        VoucherOrigin.POINTS,
        amount,
        settings.voucherValidityDays(),
        null,
        null,
        null,
        "Bought with %s.".formatted(CountText.of(spent, "point")));
  }

  private RedeemedPoints result(PointsRedemption redemption) {
    return RedeemedPoints.of(
        redemption, vouchers.findById(redemption.getVoucherId()), Optional.empty());
  }

  static ConflictException usedOtherwise(String redemptionId) {
    return new ConflictException(
        "Redemption %s was already made, with different content.".formatted(redemptionId));
  }
}
