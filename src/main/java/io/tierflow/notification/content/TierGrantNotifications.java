package io.tierflow.notification.content;

import io.tierflow.notification.content.NotificationContent.TierUpgrade;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.grant.TierGrantListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells members of a higher tier that staff granted, as of an upgrade without a reward. That a tier
 * holds longer is no news of a tier.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class TierGrantNotifications implements TierGrantListener {

  private final Outbox outbox;

  TierGrantNotifications(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void granted(TierChange change) {
    if (change.getToTier().equals(change.getFromTier())) {
      return;
    }
    outbox.put(
        new NewMessage(
            change.getChangeId(),
            change.getMemberNumber(),
            null,
            null,
            change.getDecidedOn(),
            new TierUpgrade(change.getToTier().code(), change.getFromTier().code(), null, null)));
  }
}
