package io.tierflow.notification.template;

import io.tierflow.notification.content.CampaignContent;
import io.tierflow.notification.content.LinkContent.AlreadyMember;
import io.tierflow.notification.content.LinkContent.EmailChangeLink;
import io.tierflow.notification.content.LinkContent.JoinLink;
import io.tierflow.notification.content.LinkContent.SignInLink;
import io.tierflow.notification.content.MemberFigures;
import io.tierflow.notification.content.MemberFigures.ExpiringPoints;
import io.tierflow.notification.content.MemberFigures.ExpiringTier;
import io.tierflow.notification.content.MemberFigures.ExpiringVouchers;
import io.tierflow.notification.content.MemberFigures.NextTier;
import io.tierflow.notification.content.MemberFigures.PointsOfMonth;
import io.tierflow.notification.content.MemberFigures.ProgrammeEvent;
import io.tierflow.notification.content.MemberFigures.RecentPurchase;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.NotificationContent;
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
import io.tierflow.policy.TierLadder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What previews are about: a sample member's figures.
 *
 * @param today the day of the preview
 * @param currency the programme's currency
 * @param ladder the programme's tiers
 */
record SampleContents(LocalDate today, String currency, TierLadder ladder) {

  private static final String VOUCHER_ID = "sample";
  private static final BigDecimal VOUCHER_AMOUNT = new BigDecimal("25.00");
  private static final long BALANCE = 3_400;

  /** Content of a kind, with everything that it may have. */
  NotificationContent of(MessageKind kind) {
    return switch (kind) {
      case TIER_UPGRADE -> upgrade();
      case TIER_RENEWED -> new TierRenewed(fromTop(1), today.plusYears(1));
      case TIER_LOWERED -> new TierLowered(fromTop(2), fromTop(1), today.plusYears(1));
      case TIER_GRACE -> new TierGrace(fromTop(1), today.plusDays(60), 120L);
      case REWARD_REDEEMED ->
          new RewardRedeemed("Coffee for two", 150, BALANCE, voucher(today.plusDays(90)));
      case REWARD_RETURNED -> new RewardReturned("Picnic blanket", 600, BALANCE);
      case POINTS_ALERT -> new PointsAlert(1_250, BALANCE);
      case TASK_REMINDER ->
          new TaskReminder("Assign Loyalty Manager Review", 2, today.minusDays(3));
      case MONTHLY_REPORT -> report(YearMonth.from(today));
      case SIGN_IN_LINK -> new SignInLink("sample", 15);
      case JOIN_LINK -> new JoinLink("sample", 24);
      case EMAIL_CHANGE_LINK -> new EmailChangeLink("sample", 24);
      case EMAIL_CHANGE_REQUESTED -> new EmailChangeRequested(today);
      case ALREADY_MEMBER -> new AlreadyMember("sample", 15);
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
          CampaignContent.of(kind, member(), BALANCE, 50L);
    };
  }

  /** A tier so many below the highest, or the lowest if there are not as many. */
  private String fromTop(int below) {
    List<String> codes = ladder.codes();
    return codes.get(Math.max(0, codes.size() - 1 - below));
  }

  private TierUpgrade upgrade() {
    return new TierUpgrade(
        fromTop(1),
        fromTop(2),
        voucher(today.plusDays(14)),
        new UpgradeGift("Welcome gift box", false));
  }

  private UpgradeVoucher voucher(LocalDate expiresOn) {
    return new UpgradeVoucher(VOUCHER_ID, VOUCHER_AMOUNT, currency, expiresOn);
  }

  private MemberFigures member() {
    return new MemberFigures(
        fromTop(1),
        today.minusDays(100),
        5L,
        new NextTier(fromTop(0), 120, new BigDecimal("200.00"), currency),
        new ExpiringPoints(1_250, today.plusDays(30)),
        new ExpiringVouchers(1, VOUCHER_AMOUNT, currency, today.plusDays(14), VOUCHER_ID),
        new ExpiringTier(today.plusDays(60), false, 120L),
        List.of(
            new RecentPurchase(today.minusDays(2), "PURCHASE", new BigDecimal("48.90"), currency),
            new RecentPurchase(today.minusDays(9), "PURCHASE", new BigDecimal("112.00"), currency)),
        new PointsOfMonth(YearMonth.from(today).minusMonths(1), 160, 50, 150, 20),
        new ProgrammeEvent(
            "An evening among members", "Tierflow House, 12 Main Street", today.plusDays(30)));
  }

  private MonthlyReport report(YearMonth month) {
    return new MonthlyReport(
        month.toString(),
        month,
        currency,
        23_570,
        12,
        0,
        148_213,
        215,
        9,
        new BigDecimal("1482310.50"),
        new BigDecimal("470.00"),
        new BigDecimal("0.300000"),
        new BigDecimal("65.64"),
        new BigDecimal("1.148080"));
  }
}
