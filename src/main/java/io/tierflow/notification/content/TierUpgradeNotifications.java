package io.tierflow.notification.content;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.MemberService;
import io.tierflow.member.PointsBalances;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.NotificationContent.MonthlyReport;
import io.tierflow.notification.content.NotificationContent.PointsAlert;
import io.tierflow.notification.content.NotificationContent.TaskReminder;
import io.tierflow.notification.content.NotificationContent.TierUpgrade;
import io.tierflow.notification.content.NotificationContent.UpgradeGift;
import io.tierflow.notification.content.NotificationContent.UpgradeVoucher;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.reward.GiftDispatch;
import io.tierflow.reward.Reward;
import io.tierflow.reward.RewardService;
import io.tierflow.reward.Voucher;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierService;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages of the flow; they leave with the step's transaction or not at all. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TierUpgradeNotifications {

  private final Outbox outbox;
  private final MemberService members;
  private final TierService tiers;
  private final RewardService rewards;
  private final PointsBalances points;
  private final ProgrammeSettings settings;

  TierUpgradeNotifications(
      Outbox outbox,
      MemberService members,
      TierService tiers,
      RewardService rewards,
      PointsBalances points,
      ProgrammeSettings settings) {
    this.outbox = outbox;
    this.members = members;
    this.tiers = tiers;
    this.rewards = rewards;
    this.points = points;
    this.settings = settings;
  }

  /**
   * Notifies a member of a confirmed upgrade, and of what comes with it.
   *
   * @param processInstanceId the upgrade
   * @param asOf its day
   * @param channels the ways to send it, one message for each
   */
  public void sendTierUpgradeNotification(
      String processInstanceId, LocalDate asOf, Set<Channel> channels) {
    TierChange change = tiers.change(processInstanceId);
    Reward reward = rewards.reward(processInstanceId);
    send(
        channels,
        new MemberNotification(
            "tier-upgrade:" + processInstanceId,
            change.getMemberNumber(),
            processInstanceId,
            asOf,
            new TierUpgrade(
                change.getToTier().code(),
                change.getFromTier().code(),
                reward.voucher().map(this::content).orElse(null),
                reward.gift().map(this::content).orElse(null))));
  }

  /**
   * Notifies a member of points that were added.
   *
   * @param processInstanceId the upgrade that added them
   * @param memberNumber the member
   * @param asOf day of the upgrade
   * @param added points by which the balance has grown
   * @param channels the ways to send it, one message for each
   */
  public void sendInstantPointsAlert(
      String processInstanceId,
      String memberNumber,
      LocalDate asOf,
      long added,
      Set<Channel> channels) {
    send(
        channels,
        new MemberNotification(
            "points-alert:" + processInstanceId,
            memberNumber,
            processInstanceId,
            asOf,
            new PointsAlert(added, points.of(memberNumber).available())));
  }

  private void send(Set<Channel> channels, MemberNotification notification) {
    channels.forEach(channel -> outbox.put(notification.on(channel)));
  }

  /**
   * Reminds staff of a task that waits for them.
   *
   * @param reminderId names this one reminder
   * @param processInstanceId the instance whose task waits
   * @param reminder which task, since when
   * @param today the day of the reminder
   * @param recipients e-mail addresses of those who may do it
   */
  public void remindOfTask(
      String reminderId,
      String processInstanceId,
      TaskReminder reminder,
      LocalDate today,
      Collection<String> recipients) {
    sendToStaff("reminder:" + reminderId, processInstanceId, reminder, today, recipients);
  }

  /**
   * Sends staff a month's figures, each of them once for a run.
   *
   * @param processInstanceId the instance that carries out the run
   * @param report the figures
   * @param today the day of the report
   * @param recipients e-mail addresses of those whom it concerns
   */
  public void sendMonthlyReport(
      String processInstanceId,
      MonthlyReport report,
      LocalDate today,
      Collection<String> recipients) {
    sendToStaff("monthly-report:" + report.runId(), processInstanceId, report, today, recipients);
  }

  /** The key of each message has a digest of the address: a key is no place for one. */
  private void sendToStaff(
      String key,
      String processInstanceId,
      NotificationContent content,
      LocalDate today,
      Collection<String> recipients) {
    recipients.forEach(
        recipient ->
            outbox.put(
                new NewMessage(
                    "%s:%s".formatted(key, Message.idOf(recipient)),
                    null,
                    recipient,
                    processInstanceId,
                    today,
                    content)));
  }

  private UpgradeVoucher content(Voucher voucher) {
    return new UpgradeVoucher(
        voucher.getVoucherId(),
        voucher.getAmount(),
        settings.currency().getCurrencyCode(),
        voucher.getExpiresOn());
  }

  private UpgradeGift content(GiftDispatch gift) {
    return new UpgradeGift(
        gift.getItem(), members.require(gift.getMemberNumber()).getProfile().address() == null);
  }

  /** A notification of a member, whatever the channel. */
  private record MemberNotification(
      String key,
      String memberNumber,
      String processInstanceId,
      LocalDate asOf,
      NotificationContent content) {

    /** The usual channel keeps the plain key, which was there before one could choose. */
    NewMessage on(Channel channel) {
      return new NewMessage(
          channel == content.kind().channel() ? key : key + ":" + channel,
          memberNumber,
          null,
          processInstanceId,
          channel,
          asOf,
          content);
    }
  }
}
