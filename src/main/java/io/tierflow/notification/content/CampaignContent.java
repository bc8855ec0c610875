package io.tierflow.notification.content;

import io.tierflow.notification.content.MemberFigures.ExpiringVouchers;
import io.tierflow.notification.content.MemberFigures.RecentPurchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a notification is about that the table {@code communication} says is due: one record for
 * each kind. All of them have the member's tier, balance, bonus and further figures; what a kind
 * can't be without has an accessor of its own.
 */
public sealed interface CampaignContent extends NotificationContent
    permits CampaignContent.Welcome,
        CampaignContent.TierProgress,
        CampaignContent.VoucherExpiring,
        CampaignContent.PointsExpiring,
        CampaignContent.TierExpiring,
        CampaignContent.Birthday,
        CampaignContent.EnrolmentAnniversary,
        CampaignContent.Reactivation,
        CampaignContent.SurveyRequest,
        CampaignContent.SpecialOffer,
        PointsStatement,
        EventInvitation {

  /** The member's figures on the day. */
  MemberFigures member();

  /** Points that the member can spend, after all bonuses of the day. */
  long balance();

  /** Points that the member gets with it, or null for none. */
  Long bonusPoints();

  /** The member's tier. */
  default String tier() {
    return member().tier();
  }

  /**
   * The content of a kind.
   *
   * @param kind one of the kinds that may be due by the table
   * @param member the member's figures on the day
   * @param balance points that the member can spend
   * @param bonusPoints points that the member gets with it, or null
   * @throws NullPointerException if the member lacks a figure that the kind can't be without
   * @throws IllegalArgumentException if the kind is never due by the table
   */
  static CampaignContent of(
      MessageKind kind, MemberFigures member, long balance, Long bonusPoints) {
    return switch (kind) {
      case WELCOME -> new Welcome(member, balance, bonusPoints);
      case TIER_PROGRESS -> new TierProgress(member, balance, bonusPoints);
      case VOUCHER_EXPIRING -> new VoucherExpiring(member, balance, bonusPoints);
      case POINTS_EXPIRING -> new PointsExpiring(member, balance, bonusPoints);
      case TIER_EXPIRING -> new TierExpiring(member, balance, bonusPoints);
      case BIRTHDAY -> new Birthday(member, balance, bonusPoints);
      case ENROLMENT_ANNIVERSARY -> new EnrolmentAnniversary(member, balance, bonusPoints);
      case REACTIVATION -> new Reactivation(member, balance, bonusPoints);
      case SURVEY_REQUEST -> new SurveyRequest(member, balance, bonusPoints);
      case SPECIAL_OFFER -> new SpecialOffer(member, balance, bonusPoints);
      case POINTS_STATEMENT -> new PointsStatement(member, balance, bonusPoints);
      case EVENT_INVITATION -> new EventInvitation(member, balance, bonusPoints);
      case TIER_UPGRADE,
          TIER_RENEWED,
          TIER_LOWERED,
          TIER_GRACE,
          REWARD_REDEEMED,
          REWARD_RETURNED,
          POINTS_ALERT,
          TASK_REMINDER,
          MONTHLY_REPORT,
          SIGN_IN_LINK,
          JOIN_LINK,
          ALREADY_MEMBER,
          EMAIL_CHANGE_LINK,
          EMAIL_CHANGE_REQUESTED ->
          throw new IllegalArgumentException("%s is not due by the table.".formatted(kind));
    };
  }

  /** A member is new. */
  record Welcome(MemberFigures member, long balance, Long bonusPoints) implements CampaignContent {

    @Override
    public MessageKind kind() {
      return MessageKind.WELCOME;
    }
  }

  /** A higher tier is near. */
  record TierProgress(MemberFigures member, long balance, Long bonusPoints)
      implements CampaignContent {

    public TierProgress {
      Objects.requireNonNull(member.nextTier(), "nextTier");
    }

    /** The tier that is near. */
    public String nextTier() {
      return member.nextTier().tier();
    }

    /** Points that are missing for it. */
    public long pointsToGo() {
      return member.nextTier().pointsToGo();
    }

    /** Spend that would do instead, or null if spend alone can't do. */
    public BigDecimal spendToGo() {
      return member.nextTier().spendToGo();
    }

    /** Currency of the spend, or null. */
    public String currency() {
      return member.nextTier().currency();
    }

    /** The last purchases, the newest first. */
    public List<RecentPurchase> recentPurchases() {
      return member.recentPurchases();
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TIER_PROGRESS;
    }
  }

  /** Vouchers are about to expire. */
  record VoucherExpiring(MemberFigures member, long balance, Long bonusPoints)
      implements CampaignContent {

    public VoucherExpiring {
      Objects.requireNonNull(member.expiringVouchers(), "expiringVouchers");
    }

    /** The vouchers. */
    public ExpiringVouchers vouchers() {
      return member.expiringVouchers();
    }

    @Override
    public MessageKind kind() {
      return MessageKind.VOUCHER_EXPIRING;
    }
  }

  /** Points are about to expire. */
  record PointsExpiring(MemberFigures member, long balance, Long bonusPoints)
      implements CampaignContent {

    public PointsExpiring {
      Objects.requireNonNull(member.expiringPoints(), "expiringPoints");
    }

    /** How many. */
    public long points() {
      return member.expiringPoints().points();
    }

    /** The last day on which they are valid. */
    public LocalDate expiresOn() {
      return member.expiringPoints().expiresOn();
    }

    @Override
    public MessageKind kind() {
      return MessageKind.POINTS_EXPIRING;
    }
  }

  /** The member's tier is about to end. */
  record TierExpiring(MemberFigures member, long balance, Long bonusPoints)
      implements CampaignContent {

    public TierExpiring {
      Objects.requireNonNull(member.expiringTier(), "expiringTier");
    }

    /** The last day on which the member has the tier. */
    public LocalDate lastDay() {
      return member.expiringTier().lastDay();
    }

    /** Whether it is the last day of a grace period. */
    public boolean inGrace() {
      return member.expiringTier().inGrace();
    }

    /** Points that are missing to keep it; 0 if there is nothing to say of them. */
    public long pointsMissing() {
      Long missing = member.expiringTier().pointsMissing();
      return missing == null ? 0 : missing;
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TIER_EXPIRING;
    }
  }

  /** It is the member's birthday. */
  record Birthday(MemberFigures member, long balance, Long bonusPoints) implements CampaignContent {

    @Override
    public MessageKind kind() {
      return MessageKind.BIRTHDAY;
    }
  }

  /** A member has been one for whole years. */
  record EnrolmentAnniversary(MemberFigures member, long balance, Long bonusPoints)
      implements CampaignContent {

    public EnrolmentAnniversary {
      Objects.requireNonNull(member.years(), "years");
    }

    /** How many. */
    public long years() {
      return member.years();
    }

    @Override
    public MessageKind kind() {
      return MessageKind.ENROLMENT_ANNIVERSARY;
    }
  }

  /** There was no activity of a member for long. */
  record Reactivation(MemberFigures member, long balance, Long bonusPoints)
      implements CampaignContent {

    /** The day of the last activity. */
    public LocalDate lastActivityOn() {
      return member.lastActivityOn();
    }

    @Override
    public MessageKind kind() {
      return MessageKind.REACTIVATION;
    }
  }

  /** How an upgrade was liked. */
  record SurveyRequest(MemberFigures member, long balance, Long bonusPoints)
      implements CampaignContent {

    @Override
    public MessageKind kind() {
      return MessageKind.SURVEY_REQUEST;
    }
  }

  /** An offer of the programme. */
  record SpecialOffer(MemberFigures member, long balance, Long bonusPoints)
      implements CampaignContent {

    @Override
    public MessageKind kind() {
      return MessageKind.SPECIAL_OFFER;
    }
  }
}
