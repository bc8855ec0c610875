package io.tierflow.notification.content;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.content.NotificationContent.UpgradeVoucher;
import io.tierflow.notification.content.RewardContent.RewardRedeemed;
import io.tierflow.notification.content.RewardContent.RewardReturned;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.reward.RedeemedPoints;
import io.tierflow.reward.RewardRedemptionListener;
import io.tierflow.reward.catalog.RewardKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Confirms what members have redeemed points for; with the redemption or not at all. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class RewardNotifications implements RewardRedemptionListener {

  private final Outbox outbox;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings settings;

  RewardNotifications(Outbox outbox, ProgrammeCalendar calendar, ProgrammeSettings settings) {
    this.outbox = outbox;
    this.calendar = calendar;
    this.settings = settings;
  }

  @Override
  public void redeemed(RedeemedPoints redeemed, long available) {
    put(
        "reward-redeemed:",
        redeemed,
        new RewardRedeemed(redeemed.title(), redeemed.points(), available, voucher(redeemed)));
  }

  @Override
  public void returned(RedeemedPoints redeemed, long available) {
    put(
        "reward-returned:",
        redeemed,
        new RewardReturned(redeemed.title(), redeemed.points(), available));
  }

  private void put(String occasion, RedeemedPoints redeemed, NotificationContent content) {
    outbox.put(
        new NewMessage(
            occasion + redeemed.redemptionId(),
            redeemed.memberNumber(),
            null,
            null,
            calendar.today(),
            content));
  }

  private UpgradeVoucher voucher(RedeemedPoints redeemed) {
    return redeemed.kind() == RewardKind.GIFT
        ? null
        : new UpgradeVoucher(
            redeemed.voucherId(),
            redeemed.amount(),
            settings.currency().getCurrencyCode(),
            redeemed.expiresOn());
  }
}
