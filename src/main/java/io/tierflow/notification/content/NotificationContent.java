package io.tierflow.notification.content;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * What a notification is about: one record for each {@link MessageKind}, with what its templates
 * can write. Templates read it as {@code notification}; one that names a component which the record
 * doesn't have fails. It holds numbers, days and codes, never a person's name or address. Tiers are
 * codes, as {@link io.tierflow.member.Tier} names them; currencies are ISO 4217 codes.
 */
public sealed interface NotificationContent
    permits CampaignContent,
        RewardContent,
        NotificationContent.TierUpgrade,
        NotificationContent.TierRenewed,
        NotificationContent.TierLowered,
        NotificationContent.TierGrace,
        NotificationContent.PointsAlert,
        NotificationContent.TaskReminder,
        NotificationContent.MonthlyReport,
        NotificationContent.EmailChangeRequested,
        LinkContent {

  /** The kind that this content belongs to. */
  MessageKind kind();

  /**
   * A confirmed upgrade.
   *
   * @param tier the new tier
   * @param fromTier the tier before
   * @param voucher the voucher that comes with it, or null
   * @param gift the gift that comes with it, or null
   */
  record TierUpgrade(String tier, String fromTier, UpgradeVoucher voucher, UpgradeGift gift)
      implements NotificationContent {

    public TierUpgrade {
      Objects.requireNonNull(tier, "tier");
      Objects.requireNonNull(fromTier, "fromTier");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TIER_UPGRADE;
    }
  }

  /**
   * A voucher that comes with an upgrade. Its code is not part of the content: templates get it as
   * {@code voucherCode}, if the reader may see it.
   *
   * @param voucherId its id
   * @param amount what it is worth
   * @param currency currency of the amount
   * @param expiresOn the last day on which it is valid
   */
  record UpgradeVoucher(String voucherId, BigDecimal amount, String currency, LocalDate expiresOn) {

    public UpgradeVoucher {
      Objects.requireNonNull(voucherId, "voucherId");
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(currency, "currency");
      Objects.requireNonNull(expiresOn, "expiresOn");
    }
  }

  /**
   * A gift that comes with an upgrade.
   *
   * @param item what it is
   * @param addressMissing whether there is no postal address to send it to
   */
  record UpgradeGift(String item, boolean addressMissing) {

    public UpgradeGift {
      Objects.requireNonNull(item, "item");
    }
  }

  /**
   * A tier was kept for another validity.
   *
   * @param tier the tier
   * @param validUntil the last day of the validity, or null if the tier has no end
   */
  record TierRenewed(String tier, LocalDate validUntil) implements NotificationContent {

    public TierRenewed {
      Objects.requireNonNull(tier, "tier");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TIER_RENEWED;
    }
  }

  /**
   * A tier was lowered.
   *
   * @param tier the lower tier
   * @param fromTier the tier before
   * @param validUntil the last day of the lower tier, or null if it has no end
   */
  record TierLowered(String tier, String fromTier, LocalDate validUntil)
      implements NotificationContent {

    public TierLowered {
      Objects.requireNonNull(tier, "tier");
      Objects.requireNonNull(fromTier, "fromTier");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TIER_LOWERED;
    }
  }

  /**
   * A tier is kept for a grace period.
   *
   * @param tier the tier
   * @param graceUntil the last day of the grace period
   * @param pointsToGo points that are missing to keep the tier, or null if points alone do not help
   */
  record TierGrace(String tier, LocalDate graceUntil, Long pointsToGo)
      implements NotificationContent {

    public TierGrace {
      Objects.requireNonNull(tier, "tier");
      Objects.requireNonNull(graceUntil, "graceUntil");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TIER_GRACE;
    }
  }

  /**
   * Points were added.
   *
   * @param points how many
   * @param balance points that the member can spend now
   */
  record PointsAlert(long points, long balance) implements NotificationContent {

    @Override
    public MessageKind kind() {
      return MessageKind.POINTS_ALERT;
    }
  }

  /**
   * Tasks wait for staff.
   *
   * @param taskName label of the step
   * @param taskCount how many such tasks wait
   * @param waitingSince the day on which the oldest of them was created, or null if it is not known
   */
  record TaskReminder(String taskName, long taskCount, LocalDate waitingSince)
      implements NotificationContent {

    public TaskReminder {
      Objects.requireNonNull(taskName, "taskName");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.TASK_REMINDER;
    }
  }

  /**
   * A month's figures, at the end of its run.
   *
   * @param runId the run that is complete
   * @param month its month
   * @param currency currency of all amounts
   * @param membersTotal members of the run
   * @param membersWaitingForPeople those of them who wait for a review or a gift
   * @param membersFailed those of them with an incident
   * @param pointsDistributed points earned in the month
   * @param membersMovedUp members whose higher tier was confirmed in the month
   * @param reviewsOpen upgrades under review
   * @param netSpend amount of the month's transactions, refunds subtracted
   * @param uplift what members of higher tiers spent beyond the others, or null if there is nothing
   *     to compare
   * @param margin share of it that is earnings, 0.25 being 25 %
   * @param cost what the programme cost
   * @param roi return on investment, 0.25 being 25 %, or null if there is none to compute
   */
  record MonthlyReport(
      String runId,
      YearMonth month,
      String currency,
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
      BigDecimal roi)
      implements NotificationContent {

    public MonthlyReport {
      Objects.requireNonNull(runId, "runId");
      Objects.requireNonNull(month, "month");
      Objects.requireNonNull(currency, "currency");
      Objects.requireNonNull(netSpend, "netSpend");
      Objects.requireNonNull(margin, "margin");
      Objects.requireNonNull(cost, "cost");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.MONTHLY_REPORT;
    }
  }

  /**
   * Somebody who has signed in as the member has asked for another e-mail address.
   *
   * @param requestedOn when
   */
  record EmailChangeRequested(LocalDate requestedOn) implements NotificationContent {

    public EmailChangeRequested {
      Objects.requireNonNull(requestedOn, "requestedOn");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.EMAIL_CHANGE_REQUESTED;
    }
  }
}
