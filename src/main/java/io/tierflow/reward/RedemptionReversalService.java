package io.tierflow.reward;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.points.LedgerEntry;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.PointsReturnService;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reverses redemptions of points: the voucher is cancelled, and the points come back. */
@Service
@Transactional
public class RedemptionReversalService {

  private final PointsLedger ledger;
  private final PointsReturnService points;
  private final RedemptionReturn returns;
  private final PointsRedemptionRepository redemptions;
  private final VoucherRepository vouchers;
  private final AuditTrail trail;

  RedemptionReversalService(
      PointsLedger ledger,
      PointsReturnService points,
      RedemptionReturn returns,
      PointsRedemptionRepository redemptions,
      VoucherRepository vouchers,
      AuditTrail trail) {
    this.ledger = ledger;
    this.points = points;
    this.returns = returns;
    this.redemptions = redemptions;
    this.vouchers = vouchers;
    this.trail = trail;
  }

  /**
   * Reverses a redemption, once. The account is locked before the voucher, and the voucher's row
   * decides whether it is used or cancelled.
   *
   * @param memberNumber whose redemption
   * @param redemptionId the redemption
   * @param reason why, for the member and the auditors
   * @param by who reverses it
   * @return the reversal; for a redemption that was reversed already, the first one
   * @throws NotFoundException if the member has no such redemption
   * @throws ConflictException if the voucher was used or has been removed, or it is a gift
   */
  public ReversedRedemption reverse(
      String memberNumber, String redemptionId, String reason, String by) {
    ledger.lock(memberNumber);
    PointsRedemption redemption = require(memberNumber, redemptionId);
    LedgerEntry entry =
        points
            .returned(redemptionId)
            .orElseGet(() -> reverseNow(memberNumber, redemption, reason, by));
    return new ReversedRedemption(
        redemptionId,
        memberNumber,
        entry.getPoints(),
        redemption.getAmount(),
        redemption.getVoucherId(),
        entry.getRecordedAt(),
        entry.getRecordedBy(),
        entry.getReason());
  }

  /**
   * What a reversal would change.
   *
   * @param memberNumber whose redemption
   * @param redemptionId the redemption
   * @return the redemption and its voucher
   * @throws NotFoundException if the member has no such redemption
   * @throws ConflictException if it can't be reversed, or has been
   */
  @Transactional(readOnly = true)
  public RedemptionToReverse preview(String memberNumber, String redemptionId) {
    PointsRedemption redemption = require(memberNumber, redemptionId);
    if (points.returned(redemptionId).isPresent()) {
      throw new ConflictException("This redemption has already been reversed.");
    }
    requireVoucher(redemption);
    return new RedemptionToReverse(
        redemptionId,
        redemption.getPoints(),
        redemption.getRedeemedAt(),
        requireUnused(vouchers.findById(redemption.getVoucherId())));
  }

  /**
   * Which vouchers a reversal would cancel.
   *
   * @param memberNumber whose vouchers
   * @param candidates some of the member's vouchers
   * @return the redemption by voucher, of those that were bought with points and not used
   */
  @Transactional(readOnly = true)
  public Map<String, String> reversible(String memberNumber, Collection<Voucher> candidates) {
    List<String> unused =
        candidates.stream()
            .filter(voucher -> voucher.getOrigin() == VoucherOrigin.POINTS)
            .filter(voucher -> voucher.getState() == VoucherState.ISSUED)
            .map(Voucher::getVoucherId)
            .toList();
    return unused.isEmpty()
        ? Map.of()
        : redemptions.ofVouchers(memberNumber, unused).stream()
            .collect(Collectors.toMap(PointsRedemption::getVoucherId, PointsRedemption::getId));
  }

  private LedgerEntry reverseNow(
      String memberNumber, PointsRedemption redemption, String reason, String by) {
    requireVoucher(redemption);
    requireUnused(vouchers.lockById(redemption.getVoucherId())).cancel();
    trail.record(
        AuditAction.REDEMPTION_REVERSED,
        memberNumber,
        "%s, redemption %s."
            .formatted(CountText.of(redemption.getPoints(), "point"), redemption.getId()));
    return returns.giveBack(memberNumber, redemption, reason, by);
  }

  /** Only the warehouse knows whether a gift has left. */
  private static void requireVoucher(PointsRedemption redemption) {
    if (redemption.isGift()) {
      throw new ConflictException(
          "The redemption of a gift can't be reversed; the points come back if the warehouse can't"
              + " dispatch it.");
    }
  }

  private PointsRedemption require(String memberNumber, String redemptionId) {
    return redemptions
        .findById(redemptionId)
        .filter(redemption -> redemption.isOf(memberNumber))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "Member %s has no redemption %s.".formatted(memberNumber, redemptionId)));
  }

  private static Voucher requireUnused(Optional<Voucher> voucher) {
    Voucher kept =
        voucher.orElseThrow(
            () ->
                new ConflictException(
                    "The voucher has expired and was removed, so the redemption can't be"
                        + " reversed."));
    if (kept.getState() == VoucherState.REDEEMED) {
      throw new ConflictException(
          "The voucher has been used, so the redemption can't be reversed.");
    }
    return kept;
  }
}
