package io.tierflow.notification.content;

import io.tierflow.member.MemberService;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.NotificationContent.TierGrace;
import io.tierflow.notification.content.NotificationContent.TierLowered;
import io.tierflow.notification.content.NotificationContent.TierRenewed;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeStatus;
import io.tierflow.tier.TierOutlook;
import io.tierflow.tier.TierService;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages of renewals; they leave with the step's transaction or not at all. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TierRenewalNotifications {

  private final Outbox outbox;
  private final TierService tiers;
  private final MemberService members;
  private final TierOutlook outlook;

  TierRenewalNotifications(
      Outbox outbox, TierService tiers, MemberService members, TierOutlook outlook) {
    this.outbox = outbox;
    this.tiers = tiers;
    this.members = members;
    this.outlook = outlook;
  }

  /**
   * What a member is told of a renewal.
   *
   * @param processInstanceId the renewal
   * @param day its day
   * @return the content; empty if it changed nothing
   */
  public Optional<NotificationContent> content(String processInstanceId, LocalDate day) {
    return tiers
        .find(processInstanceId)
        .filter(change -> change.getStatus() == TierChangeStatus.CONFIRMED)
        .map(change -> content(change, day));
  }

  private NotificationContent content(TierChange change, LocalDate day) {
    String tier = change.getToTier().code();
    return switch (change.getKind()) {
      case LOWERING -> new TierLowered(tier, change.getFromTier().code(), change.getValidUntil());
      case GRACE ->
          new TierGrace(
              tier,
              change.getValidUntil(),
              outlook.pointsToKeep(members.require(change.getMemberNumber()), day).orElse(null));
      default -> new TierRenewed(tier, change.getValidUntil());
    };
  }

  /**
   * Notifies a member of a renewal.
   *
   * @param processInstanceId the renewal
   * @param memberNumber the member
   * @param day its day
   * @param content what the member is told
   * @param channels the ways to send it, one message for each
   */
  public void send(
      String processInstanceId,
      String memberNumber,
      LocalDate day,
      NotificationContent content,
      Set<Channel> channels) {
    channels.forEach(
        channel ->
            outbox.put(
                new NewMessage(
                    "tier-renewal:%s:%s".formatted(processInstanceId, channel),
                    memberNumber,
                    null,
                    processInstanceId,
                    channel,
                    day,
                    content)));
  }
}
