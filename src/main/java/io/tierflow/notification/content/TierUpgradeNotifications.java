package io.tierflow.notification.content;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.MemberService;
import io.tierflow.member.PointsBalances;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.reward.GiftDispatch;
import io.tierflow.reward.Reward;
import io.tierflow.reward.RewardService;
import io.tierflow.reward.Voucher;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
   * Tells a member of a confirmed upgrade, and hands out what it brought.
   *
   * @param processInstanceId the upgrade
   * @param asOf its day
   * @param channels the ways to tell it, one message for each
   */
  public void sendTierUpgradeNotification(
      String processInstanceId, LocalDate asOf, Set<Channel> channels) {
    TierChange change = tiers.change(processInstanceId);
    Map<String, String> parameters = new HashMap<>();
    parameters.put("tier", change.getToTier().name());
    parameters.put("fromTier", change.getFromTier().name());
    Reward reward = rewards.reward(processInstanceId);
    reward.voucher().ifPresent(voucher -> parameters.putAll(describe(voucher)));
    reward.gift().ifPresent(gift -> parameters.putAll(describe(gift)));
    Telling telling =
        new Telling(
            "tier-upgrade:" + processInstanceId,
            change.getMemberNumber(),
            processInstanceId,
            MessageKind.TIER_UPGRADE,
            asOf,
            parameters);
    channels.forEach(channel -> outbox.put(telling.by(channel)));
  }

  /**
   * Tells a member of points that were added.
   *
   * @param processInstanceId the upgrade that added them
   * @param memberNumber the member
   * @param asOf day of the upgrade
   * @param added points by which the balance has grown
   * @param channels the ways to tell it, one message for each
   */
  public void sendInstantPointsAlert(
      String processInstanceId,
      String memberNumber,
      LocalDate asOf,
      long added,
      Set<Channel> channels) {
    Telling telling =
        new Telling(
            "points-alert:" + processInstanceId,
            memberNumber,
            processInstanceId,
            MessageKind.POINTS_ALERT,
            asOf,
            Map.of(
                "points", String.valueOf(added),
                "balance", String.valueOf(points.of(memberNumber).available())));
    channels.forEach(channel -> outbox.put(telling.by(channel)));
  }

  /**
   * Reminds staff of a task that waits for them.
   *
   * @param reminder which task, since when
   * @param today the day of the reminder
   * @param recipients e-mail addresses of those who may do it
   */
  public void remindOfTask(TaskReminder reminder, LocalDate today, Collection<String> recipients) {
    recipients.forEach(
        recipient ->
            outbox.put(
                new NewMessage(
                    reminderKey(reminder, recipient),
                    null,
                    recipient,
                    reminder.processInstanceId(),
                    MessageKind.TASK_REMINDER,
                    today,
                    Map.of(
                        "taskName", reminder.taskName(),
                        "taskCount", String.valueOf(reminder.openTasks())))));
  }

  /**
   * Tells staff of a month's figures, each of them once for a run.
   *
   * @param report the figures
   * @param today the day of the report
   * @param recipients e-mail addresses of those whom it concerns
   */
  public void sendMonthlyReport(
      MonthFigures report, LocalDate today, Collection<String> recipients) {
    recipients.forEach(
        recipient ->
            outbox.put(
                new NewMessage(
                    "monthly-report:%s:%s".formatted(report.runId(), Message.idOf(recipient)),
                    null,
                    recipient,
                    report.processInstanceId(),
                    MessageKind.MONTHLY_REPORT,
                    today,
                    describe(report))));
  }

  /** A digest of the address: a key is no place for one. */
  private static String reminderKey(TaskReminder reminder, String recipient) {
    return "reminder:%s:%s".formatted(reminder.reminderId(), Message.idOf(recipient));
  }

  private Map<String, String> describe(Voucher voucher) {
    return Map.of(
        "voucherId", voucher.getVoucherId(),
        "voucherAmount", voucher.getAmount().toPlainString(),
        "voucherExpiresOn", voucher.getExpiresOn().toString(),
        "currency", settings.currency().getCurrencyCode());
  }

  private Map<String, String> describe(GiftDispatch gift) {
    Map<String, String> parameters = new HashMap<>(Map.of("giftItem", gift.getItem()));
    if (members.require(gift.getMemberNumber()).getProfile().address() == null) {
      parameters.put("giftAddress", "MISSING");
    }
    return parameters;
  }

  private Map<String, String> describe(MonthFigures report) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("runId", report.runId());
    parameters.put("month", report.month().toString());
    parameters.put("currency", settings.currency().getCurrencyCode());
    parameters.put("membersTotal", String.valueOf(report.membersTotal()));
    parameters.put("membersWaitingForPeople", String.valueOf(report.membersWaitingForPeople()));
    parameters.put("membersFailed", String.valueOf(report.membersFailed()));
    parameters.put("pointsDistributed", String.valueOf(report.pointsDistributed()));
    parameters.put("membersMovedUp", String.valueOf(report.membersMovedUp()));
    parameters.put("reviewsOpen", String.valueOf(report.reviewsOpen()));
    parameters.put("netSpend", report.netSpend().toPlainString());
    parameters.put("margin", report.margin().toPlainString());
    parameters.put("cost", report.cost().toPlainString());
    if (report.uplift() != null) {
      parameters.put("uplift", report.uplift().toPlainString());
    }
    if (report.roi() != null) {
      parameters.put("roi", report.roi().toPlainString());
    }
    return parameters;
  }

  /** What a member is told of an upgrade, whatever the channel. */
  private record Telling(
      String key,
      String memberNumber,
      String processInstanceId,
      MessageKind kind,
      LocalDate asOf,
      Map<String, String> parameters) {

    /** The usual channel keeps the plain key, which was there before one could choose. */
    NewMessage by(Channel channel) {
      return new NewMessage(
          channel == kind.channel() ? key : key + ":" + channel,
          memberNumber,
          null,
          processInstanceId,
          kind,
          channel,
          asOf,
          parameters);
    }
  }

  /**
   * What a month brought. Amounts are in the programme's currency.
   *
   * @param runId the run that is complete
   * @param processInstanceId the instance that carries it out
   * @param month its month
   * @param membersTotal members of the run
   * @param membersWaitingForPeople those of them who wait for a review or a gift
   * @param membersFailed those of them with an incident
   * @param pointsDistributed points earned in the month
   * @param membersMovedUp members whose higher tier was confirmed in the month
   * @param reviewsOpen upgrades under review
   * @param netSpend amount of the month's transactions, refunds subtracted
   * @param uplift what members of higher tiers spent beyond the others, or null
   * @param margin share of it that is earnings
   * @param cost what the programme cost
   * @param roi return on investment, 0.25 being 25 %, or null
   */
  public record MonthFigures(
      String runId,
      String processInstanceId,
      YearMonth month,
      long membersTotal,
      long membersWaitingForPeople,
      long membersFailed,
      long pointsDistributed,
      long membersMovedUp,
      long reviewsOpen,
      BigDecimal netSpend,
      BigDecimal uplift,
      BigDecimal margin,
      BigDecimal cost,
      BigDecimal roi) {}

  /**
   * A task that waits.
   *
   * @param reminderId names this one reminder
   * @param processInstanceId the instance whose task waits
   * @param taskName label of the step
   * @param openTasks how many such tasks wait in all
   */
  public record TaskReminder(
      String reminderId, String processInstanceId, String taskName, long openTasks) {}
}
