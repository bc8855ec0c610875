package io.tierflow.testsupport.notification;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.CampaignContent.SpecialOffer;
import io.tierflow.notification.content.LinkContent.SignInLink;
import io.tierflow.notification.content.MemberFigures;
import io.tierflow.notification.content.NotificationContent.MonthlyReport;
import io.tierflow.notification.content.NotificationContent.PointsAlert;
import io.tierflow.notification.content.NotificationContent.TaskReminder;
import io.tierflow.notification.content.NotificationContent.TierUpgrade;
import io.tierflow.notification.content.NotificationContent.UpgradeVoucher;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.NewMessage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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

  public static TierUpgrade upgradeToGold() {
    return new TierUpgrade(
        "GOLD",
        "SILVER",
        new UpgradeVoucher("v-1", new BigDecimal("25.00"), "USD", LocalDate.parse("2027-01-29")),
        null);
  }

  public static NewMessage upgrade(String key, String memberNumber, LocalDate asOf) {
    return new NewMessage(key, memberNumber, null, "instance-1", asOf, upgradeToGold());
  }

  public static NewMessage alert(String key, String memberNumber, LocalDate asOf) {
    return new NewMessage(
        key, memberNumber, null, "instance-1", asOf, new PointsAlert(1_250, 3_400));
  }

  public static NewMessage signInLink(String key, String memberNumber) {
    return signInLink(key, memberNumber, "link-1");
  }

  public static NewMessage signInLink(String key, String memberNumber, String linkId) {
    return new NewMessage(key, memberNumber, null, null, TODAY, new SignInLink(linkId, 15));
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
        channel,
        asOf,
        new SpecialOffer(
            new MemberFigures("GOLD", asOf.minusDays(3), null, null, null, null, null), 320, 50L));
  }

  /** The same on another channel. */
  public static NewMessage on(Channel channel, NewMessage message) {
    return new NewMessage(
        message.idempotencyKey(),
        message.memberNumber(),
        message.recipient(),
        message.processInstanceId(),
        channel,
        message.asOf(),
        message.content());
  }

  public static NewMessage note(String key, String memberNumber, LocalDate asOf) {
    return new NewMessage(key, memberNumber, null, null, Channel.DASHBOARD, asOf, upgradeToGold());
  }

  public static NewMessage reminder(String key, String recipient, long taskCount) {
    return new NewMessage(
        key,
        null,
        recipient,
        null,
        TODAY,
        new TaskReminder(
            "Assign Loyalty Manager Review", taskCount, LocalDate.parse("2026-10-28")));
  }

  public static MonthlyReport figuresOfOctober() {
    return new MonthlyReport(
        "2026-10",
        YearMonth.of(2026, 10),
        "USD",
        23_570,
        12,
        1,
        148_213,
        215,
        9,
        new BigDecimal("1482310.50"),
        new BigDecimal("470.00"),
        new BigDecimal("0.300000"),
        new BigDecimal("65.64"),
        new BigDecimal("1.148080"));
  }

  public static NewMessage report(String key, String recipient, MonthlyReport figures) {
    return new NewMessage(key, null, recipient, "instance-1", TODAY, figures);
  }
}
