package io.tierflow.notification.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.notification.content.ContentTexts.Reader;
import io.tierflow.notification.content.ContentTexts.Writer;
import io.tierflow.notification.content.NotificationContent.EmailChangeRequested;
import io.tierflow.notification.content.NotificationContent.MonthlyReport;
import io.tierflow.notification.content.NotificationContent.PointsAlert;
import io.tierflow.notification.content.NotificationContent.TaskReminder;
import io.tierflow.notification.content.NotificationContent.TierGrace;
import io.tierflow.notification.content.NotificationContent.TierLowered;
import io.tierflow.notification.content.NotificationContent.TierRenewed;
import io.tierflow.notification.content.NotificationContent.TierUpgrade;
import io.tierflow.notification.content.NotificationContent.UpgradeGift;
import io.tierflow.notification.content.NotificationContent.UpgradeVoucher;
import io.tierflow.notification.content.RewardContent.RewardRedeemed;
import io.tierflow.notification.content.RewardContent.RewardReturned;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;

/**
 * Converts content to the form in which the outbox stores it, and back: one flat JSON object of
 * texts, its keys in order. What is absent has no key; keys that a kind doesn't know are ignored.
 * Stored rows live as long as the programme, so keys and texts must stay as they are.
 */
public final class NotificationContentMapper {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What {@code giftAddress} says of a gift that can't be sent. */
  private static final String MISSING = "MISSING";

  private static final String VALID_UNTIL = "validUntil";

  private static final String TITLE = "title";

  private NotificationContentMapper() {}

  /** The stored form of content. */
  public static String toJson(NotificationContent content) {
    Writer parameters = new Writer();
    write(content, parameters);
    try {
      return JSON.writeValueAsString(parameters.values());
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("Content can't be written.", unwritable);
    }
  }

  /**
   * Reads the content of a kind from its stored form.
   *
   * @throws UnreadableContentException if it lacks something that the kind can't be without, or has
   *     something that is not of its type
   */
  public static NotificationContent fromJson(MessageKind kind, String json) {
    try {
      return read(kind, new Reader(parameters(json)));
    } catch (NullPointerException | IllegalArgumentException | DateTimeException unreadable) {
      throw new UnreadableContentException(
          "Content of %s can't be read.".formatted(kind), unreadable);
    }
  }

  /** The stored form as it is, for templates that read it by its keys. */
  public static Map<String, String> parameters(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new UnreadableContentException("Content is not a JSON object of texts.", unreadable);
    }
  }

  private static void write(NotificationContent content, Writer to) {
    if (content instanceof TierUpgrade upgrade) {
      writeUpgrade(upgrade, to);
    } else if (content instanceof TierRenewed renewed) {
      to.put("tier", renewed.tier());
      to.put(VALID_UNTIL, renewed.validUntil());
    } else if (content instanceof TierLowered lowered) {
      to.put("tier", lowered.tier());
      to.put("fromTier", lowered.fromTier());
      to.put(VALID_UNTIL, lowered.validUntil());
    } else if (content instanceof TierGrace grace) {
      to.put("tier", grace.tier());
      to.put("graceUntil", grace.graceUntil());
      to.put("pointsToGo", grace.pointsToGo());
    } else if (content instanceof RewardRedeemed redeemed) {
      to.put(TITLE, redeemed.title());
      to.put("points", redeemed.points());
      to.put("balance", redeemed.balance());
      writeVoucher(redeemed.voucher(), to);
    } else if (content instanceof RewardReturned returned) {
      to.put(TITLE, returned.title());
      to.put("points", returned.points());
      to.put("balance", returned.balance());
    } else if (content instanceof PointsAlert alert) {
      to.put("points", alert.points());
      to.put("balance", alert.balance());
    } else if (content instanceof TaskReminder reminder) {
      to.put("taskName", reminder.taskName());
      to.put("taskCount", reminder.taskCount());
      to.put("waitingSince", reminder.waitingSince());
    } else if (content instanceof MonthlyReport report) {
      writeReport(report, to);
    } else if (content instanceof EmailChangeRequested asked) {
      to.put("requestedOn", asked.requestedOn());
    } else if (content instanceof LinkContent link) {
      LinkContentMapper.write(link, to);
    } else if (content instanceof CampaignContent campaign) {
      MemberFiguresMapper.write(campaign.member(), to);
      to.put("balance", campaign.balance());
      to.put("bonusPoints", campaign.bonusPoints());
    }
  }

  private static void writeUpgrade(TierUpgrade upgrade, Writer to) {
    to.put("tier", upgrade.tier());
    to.put("fromTier", upgrade.fromTier());
    writeVoucher(upgrade.voucher(), to);
    if (upgrade.gift() != null) {
      to.put("giftItem", upgrade.gift().item());
      to.put("giftAddress", upgrade.gift().addressMissing() ? MISSING : null);
    }
  }

  private static void writeVoucher(UpgradeVoucher voucher, Writer to) {
    if (voucher != null) {
      to.put("voucherId", voucher.voucherId());
      to.put("voucherAmount", voucher.amount());
      to.put("currency", voucher.currency());
      to.put("voucherExpiresOn", voucher.expiresOn());
    }
  }

  private static void writeReport(MonthlyReport report, Writer to) {
    to.put("runId", report.runId());
    to.put("month", report.month());
    to.put("currency", report.currency());
    to.put("membersTotal", report.membersTotal());
    to.put("membersWaitingForPeople", report.membersWaitingForPeople());
    to.put("membersFailed", report.membersFailed());
    to.put("pointsDistributed", report.pointsDistributed());
    to.put("membersMovedUp", report.membersMovedUp());
    to.put("reviewsOpen", report.reviewsOpen());
    to.put("netSpend", report.netSpend());
    to.put("uplift", report.uplift());
    to.put("margin", report.margin());
    to.put("cost", report.cost());
    to.put("roi", report.roi());
  }

  private static NotificationContent read(MessageKind kind, Reader from) {
    return switch (kind) {
      case TIER_UPGRADE ->
          new TierUpgrade(from.text("tier"), from.text("fromTier"), voucher(from), gift(from));
      case TIER_RENEWED -> new TierRenewed(from.text("tier"), from.day(VALID_UNTIL));
      case TIER_LOWERED ->
          new TierLowered(from.text("tier"), from.text("fromTier"), from.day(VALID_UNTIL));
      case TIER_GRACE ->
          new TierGrace(from.text("tier"), from.day("graceUntil"), from.numberOrNull("pointsToGo"));
      case REWARD_REDEEMED ->
          new RewardRedeemed(
              from.text(TITLE), from.number("points"), from.number("balance"), voucher(from));
      case REWARD_RETURNED ->
          new RewardReturned(from.text(TITLE), from.number("points"), from.number("balance"));
      case POINTS_ALERT -> new PointsAlert(from.number("points"), from.number("balance"));
      case TASK_REMINDER ->
          new TaskReminder(
              from.text("taskName"), from.number("taskCount"), from.day("waitingSince"));
      case MONTHLY_REPORT -> report(from);
      case EMAIL_CHANGE_REQUESTED -> new EmailChangeRequested(from.day("requestedOn"));
      case SIGN_IN_LINK, JOIN_LINK, ALREADY_MEMBER, EMAIL_CHANGE_LINK ->
          LinkContentMapper.read(kind, from);
      case WELCOME,
          TIER_PROGRESS,
          VOUCHER_EXPIRING,
          POINTS_EXPIRING,
          TIER_EXPIRING,
          BIRTHDAY,
          ENROLMENT_ANNIVERSARY,
          REACTIVATION,
          SURVEY_REQUEST,
          SPECIAL_OFFER,
          POINTS_STATEMENT,
          EVENT_INVITATION ->
          CampaignContent.of(
              kind,
              MemberFiguresMapper.read(from),
              from.number("balance"),
              from.numberOrNull("bonusPoints"));
    };
  }

  private static UpgradeVoucher voucher(Reader from) {
    return from.has("voucherId")
        ? new UpgradeVoucher(
            from.text("voucherId"),
            from.amount("voucherAmount"),
            from.text("currency"),
            from.day("voucherExpiresOn"))
        : null;
  }

  private static UpgradeGift gift(Reader from) {
    return from.has("giftItem")
        ? new UpgradeGift(from.text("giftItem"), MISSING.equals(from.text("giftAddress")))
        : null;
  }

  private static MonthlyReport report(Reader from) {
    return new MonthlyReport(
        from.text("runId"),
        from.value("month", YearMonth::parse),
        from.text("currency"),
        from.number("membersTotal"),
        from.number("membersWaitingForPeople"),
        from.number("membersFailed"),
        from.number("pointsDistributed"),
        from.number("membersMovedUp"),
        from.number("reviewsOpen"),
        from.amount("netSpend"),
        from.amount("uplift"),
        from.amount("margin"),
        from.amount("cost"),
        from.amount("roi"));
  }
}
