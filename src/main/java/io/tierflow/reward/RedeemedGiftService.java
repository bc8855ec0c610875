package io.tierflow.reward;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.points.PointsLedger;
import io.tierflow.points.PointsService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gifts that members have chosen for points: a gift that doesn't leave gives the points back. */
@Service
@Transactional
public class RedeemedGiftService {

  private static final String NOT_SENT = "The gift could not be sent.";

  private final PointsLedger ledger;
  private final PointsService points;
  private final RedemptionReturn returns;
  private final PointsRedemptionRepository redemptions;
  private final GiftDispatchRepository gifts;
  private final List<RewardRedemptionListener> listeners;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  RedeemedGiftService(
      PointsLedger ledger,
      PointsService points,
      RedemptionReturn returns,
      PointsRedemptionRepository redemptions,
      GiftDispatchRepository gifts,
      List<RewardRedemptionListener> listeners,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.ledger = ledger;
    this.points = points;
    this.returns = returns;
    this.redemptions = redemptions;
    this.gifts = gifts;
    this.listeners = List.copyOf(listeners);
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Ties the gift of a redemption to the instance that sends it, once.
   *
   * @param redemptionId the redemption
   * @param processInstanceId the instance
   * @return the member's number; empty if there is no such redemption of a gift, its points came
   *     back, or another instance sends it
   */
  public Optional<String> open(String redemptionId, String processInstanceId) {
    return redemptions
        .findById(redemptionId)
        .filter(PointsRedemption::isGift)
        .filter(redemption -> !redemption.isReturned())
        .filter(redemption -> gifts.findByRedemptionId(redemptionId).isEmpty())
        .map(
            redemption ->
                gifts
                    .save(new GiftDispatch(processInstanceId, redemption, calendar.now()))
                    .getMemberNumber());
  }

  /**
   * Gives the points of a gift back that can't be dispatched; once, however often it is asked for.
   *
   * @param processInstanceId the instance that was to send it
   * @throws IllegalStateException if the warehouse has not given the gift up
   */
  public void returnPoints(String processInstanceId) {
    GiftDispatch gift = redeemed(processInstanceId).orElseThrow();
    if (gift.getState() != GiftState.RETURNED) {
      throw new IllegalStateException(
          "The gift of instance %s is %s; accepted: a gift that can't be dispatched."
              .formatted(processInstanceId, gift.getState()));
    }
    giveBack(gift, NOT_SENT);
  }

  /**
   * Settles a gift whose instance ends, whatever way: if it has not left, it is cancelled, and the
   * points come back.
   *
   * @param processInstanceId the instance
   * @param why the reason
   * @return the gift's item, if its points came back now
   */
  public Optional<String> settle(String processInstanceId, String why) {
    Optional<GiftDispatch> open =
        redeemed(processInstanceId).filter(gift -> gift.getState() != GiftState.DISPATCHED);
    open.filter(GiftDispatch::isOpen).ifPresent(gift -> gift.cancel(why));
    return open.filter(gift -> giveBack(gift, why)).map(GiftDispatch::getItem);
  }

  private Optional<GiftDispatch> redeemed(String processInstanceId) {
    return gifts.findById(processInstanceId).filter(gift -> gift.getRedemptionId() != null);
  }

  private boolean giveBack(GiftDispatch gift, String why) {
    ledger.lock(gift.getMemberNumber());
    PointsRedemption redemption = redemptions.findById(gift.getRedemptionId()).orElseThrow();
    if (redemption.isReturned()) {
      return false;
    }
    returns.giveBack(gift.getMemberNumber(), redemption, why, gift.getDecidedBy());
    String detail =
        "%s, redemption %s."
            .formatted(CountText.of(redemption.getPoints(), "point"), redemption.getId());
    if (gift.getDecidedBy() == null) {
      trail.record(AuditAction.REDEMPTION_REVERSED, gift.getMemberNumber(), detail);
    } else {
      trail.recordFor(
          gift.getDecidedBy(), AuditAction.REDEMPTION_REVERSED, gift.getMemberNumber(), detail);
    }
    RedeemedPoints returned = RedeemedPoints.of(redemption, Optional.empty(), Optional.of(gift));
    long available = points.of(gift.getMemberNumber()).available();
    listeners.forEach(listener -> listener.returned(returned, available));
    return true;
  }
}
