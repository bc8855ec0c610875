package io.tierflow.testsupport.notification;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.NewMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.Resource;

/** Messages and settings that several tests begin with. */
public final class MessageSamples {

  public static final Instant NOW = Instant.parse("2026-10-31T12:00:00Z");
  public static final LocalDate TODAY = LocalDate.parse("2026-10-31");
  public static final URI PAGES = URI.create("https://tierflow.example/");
  public static final String UNSUBSCRIBE_KEY = "a key of thirty-two characters, for tests";
  public static final String CODE = "K7QM-4XWT-9RHB-2ZCN";

  public static final MessageSettings.Twilio NO_TWILIO =
      new MessageSettings.Twilio(
          null, null, null, null, null, null, URI.create("https://api.twilio.com"));

  private MessageSamples() {}

  public static MessageSettings settings() {
    return settings("Tierflow Rewards", null, null);
  }

  public static MessageSettings settings(String programmeName, URI tasklist, URI smsGateway) {
    return settings(programmeName, tasklist, PAGES, smsGateway, "", null, null);
  }

  public static MessageSettings settingsWithoutPages() {
    return settings("Tierflow Rewards", null, null, null, "", null, null);
  }

  public static MessageSettings settingsWithQuietHours(String quietHours, URI smsGateway) {
    return settings("Tierflow Rewards", null, PAGES, smsGateway, quietHours, null, null);
  }

  /** Settings whose text messages go to Twilio at an address. */
  public static MessageSettings settingsWithTwilio(URI twilio) {
    return settings("Tierflow Rewards", null, PAGES, null, twilio(twilio), "", null, null);
  }

  public static MessageSettings.Twilio twilio(URI address) {
    return new MessageSettings.Twilio(
        "AC0123456789abcdef0123456789abcdef",
        "the account's token",
        null,
        null,
        "+12025550100",
        null,
        address);
  }

  public static MessageSettings settingsWithLogo(Resource logo) {
    return settings("Tierflow Rewards", null, PAGES, null, "", logo, null);
  }

  public static MessageSettings settingsWithSurvey(URI survey) {
    return settings("Tierflow Rewards", null, PAGES, null, "", null, survey);
  }

  private static MessageSettings settings(
      String programmeName,
      URI tasklist,
      URI pages,
      URI smsGateway,
      String quietHours,
      Resource logo,
      URI survey) {
    return settings(
        programmeName, tasklist, pages, smsGateway, NO_TWILIO, quietHours, logo, survey);
  }

  private static MessageSettings settings(
      String programmeName,
      URI tasklist,
      URI pages,
      URI smsGateway,
      MessageSettings.Twilio twilio,
      String quietHours,
      Resource logo,
      URI survey) {
    return new MessageSettings(
        programmeName,
        "rewards@tierflow.example",
        null,
        tasklist,
        pages,
        pages,
        survey,
        Duration.ofDays(45),
        logo,
        quietHours,
        3,
        new MessageSettings.Unsubscribe(PAGES, UNSUBSCRIBE_KEY),
        new MessageSettings.Dashboard(true),
        new MessageSettings.Sending(
            false, Duration.ofSeconds(5), Duration.ofMinutes(1), 100, Duration.ofMinutes(5)),
        new MessageSettings.Retry(5, Duration.ofSeconds(30), Duration.ofMinutes(3)),
        new MessageSettings.Sms(smsGateway, null, Duration.ofSeconds(2), 2, twilio));
  }

  public static Map<String, String> upgradeToGold() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("fromTier", "SILVER");
    parameters.put("tier", "GOLD");
    parameters.put("voucherId", "v-1");
    parameters.put("voucherAmount", "25.00");
    parameters.put("currency", "USD");
    parameters.put("voucherExpiresOn", "2027-01-29");
    return parameters;
  }

  public static NewMessage upgrade(String key, String memberNumber, LocalDate asOf) {
    return new NewMessage(
        key, memberNumber, null, "instance-1", MessageKind.TIER_UPGRADE, asOf, upgradeToGold());
  }

  public static NewMessage alert(String key, String memberNumber, LocalDate asOf) {
    return new NewMessage(
        key,
        memberNumber,
        null,
        "instance-1",
        MessageKind.POINTS_ALERT,
        asOf,
        Map.of("points", "1250", "balance", "3400"));
  }

  public static NewMessage signInLink(String key, String memberNumber) {
    return signInLink(key, memberNumber, "link-1");
  }

  public static NewMessage signInLink(String key, String memberNumber, String linkId) {
    return new NewMessage(
        key,
        memberNumber,
        null,
        null,
        MessageKind.SIGN_IN_LINK,
        TODAY,
        Map.of("linkId", linkId, "validMinutes", "15"));
  }

  public static NewMessage offer(String key, String memberNumber, LocalDate asOf) {
    return offer(key, memberNumber, asOf, Channel.EMAIL);
  }

  public static NewMessage offer(String key, String memberNumber, LocalDate asOf, Channel channel) {
    return new NewMessage(
        key,
        memberNumber,
        null,
        null,
        MessageKind.SPECIAL_OFFER,
        channel,
        asOf,
        Map.of("tier", "GOLD", "balance", "320", "bonusPoints", "50"));
  }

  /** The same on another channel. */
  public static NewMessage on(Channel channel, NewMessage message) {
    return new NewMessage(
        message.idempotencyKey(),
        message.memberNumber(),
        message.recipient(),
        message.processInstanceId(),
        message.kind(),
        channel,
        message.asOf(),
        message.parameters());
  }

  public static NewMessage note(String key, String memberNumber, LocalDate asOf) {
    return new NewMessage(
        key,
        memberNumber,
        null,
        null,
        MessageKind.TIER_UPGRADE,
        Channel.DASHBOARD,
        asOf,
        upgradeToGold());
  }

  public static NewMessage reminder(String key, String recipient, String taskCount) {
    return new NewMessage(
        key,
        null,
        recipient,
        null,
        MessageKind.TASK_REMINDER,
        TODAY,
        Map.of(
            "taskName",
            "Assign Loyalty Manager Review",
            "taskCount",
            taskCount,
            "waitingSince",
            "2026-10-28"));
  }

  public static Map<String, String> figuresOfOctober() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("runId", "2026-10");
    parameters.put("month", "2026-10");
    parameters.put("currency", "USD");
    parameters.put("membersTotal", "23570");
    parameters.put("membersWaitingForPeople", "12");
    parameters.put("membersFailed", "1");
    parameters.put("pointsDistributed", "148213");
    parameters.put("membersMovedUp", "215");
    parameters.put("reviewsOpen", "9");
    parameters.put("netSpend", "1482310.50");
    parameters.put("uplift", "470.00");
    parameters.put("margin", "0.300000");
    parameters.put("cost", "65.64");
    parameters.put("roi", "1.148080");
    return parameters;
  }

  public static NewMessage report(String key, String recipient, Map<String, String> figures) {
    return new NewMessage(
        key, null, recipient, "instance-1", MessageKind.MONTHLY_REPORT, TODAY, figures);
  }
}
