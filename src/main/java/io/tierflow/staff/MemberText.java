package io.tierflow.staff;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.ContactPreferences;
import io.tierflow.member.MemberProfile;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageNames;
import io.tierflow.notification.outbox.NotSentReason;
import io.tierflow.points.LedgerEntry;
import io.tierflow.policy.ActivityKind;
import io.tierflow.reward.GiftDispatch;
import io.tierflow.reward.Voucher;
import io.tierflow.reward.VoucherState;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierCriterion;
import io.tierflow.tier.TierProgress;
import io.tierflow.transaction.AppliedPromotion;
import io.tierflow.transaction.EarningState;
import io.tierflow.transaction.TransactionView;
import io.tierflow.web.FigureFormat;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Says in words for people what the programme keeps as names and figures. */
@Component
class MemberText {

  private final FigureFormat text;
  private final MessageNames names;
  private final ProgrammeCalendar calendar;

  MemberText(FigureFormat text, MessageNames names, ProgrammeCalendar calendar) {
    this.text = text;
    this.names = names;
    this.calendar = calendar;
  }

  /** A constant's name as words: NOT_CONFIGURED is "Not configured". */
  public String name(Enum<?> constant) {
    return names.name(constant);
  }

  /** A kind of activity as words: CARD_SPEND is "Card spend". */
  public String name(ActivityKind kind) {
    return kind.label();
  }

  /** The label of an element: ids of the flow are labels without their spaces. */
  public String label(String element) {
    return element.replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ");
  }

  /** The computation behind a share, such as "(120.00 − 20.00 refunded) × 0.1 × 1.5". */
  public String computation(TransactionView earned) {
    if (earned.fixedPoints() != null) {
      return text.decimal(earned.fixedPoints()) + " fixed points";
    }
    boolean refunded = earned.refundedAmount().signum() > 0;
    String amount = text.money(earned.amount());
    String net =
        refunded
            ? "(%s − %s refunded)".formatted(amount, text.money(earned.refundedAmount()))
            : amount;
    return "%s × %s × %s"
        .formatted(net, text.decimal(earned.rate()), text.decimal(earned.multiplier()));
  }

  /** What a promotion added, such as "12 more" or "100 more towards tiers". */
  public String added(AppliedPromotion promotion) {
    boolean towardsTiersAlone =
        promotion.exactShare().signum() == 0 && promotion.qualifyingShare().signum() > 0;
    return towardsTiersAlone
        ? text.decimal(promotion.qualifyingShare()) + " more towards tiers"
        : text.decimal(promotion.exactShare()) + " more";
  }

  /** Whether an entry brought in or took other points towards tiers than points. */
  public boolean qualifiesOtherwise(LedgerEntry entry) {
    return entry.getQualifyingPoints() != entry.earnedPoints();
  }

  /** A voucher's code, which whoever has it can redeem: covered but for its end. */
  public String coveredCode(Voucher voucher) {
    return voucher.getCoveredCode();
  }

  /** Where a voucher stands today: one that is past its last day can't be redeemed any more. */
  public String state(Voucher voucher) {
    return isPast(voucher) ? "Expired" : name(voucher.getState());
  }

  /** The last day on which a voucher is valid. */
  public String validUntil(Voucher voucher) {
    return switch (voucher.getState()) {
      case HELD -> text.counted(voucher.getValidityDays(), "day") + " from approval";
      case CANCELLED -> "–";
      case ISSUED, REDEEMED -> text.day(voucher.getExpiresOn());
    };
  }

  /** What became of a gift, or what it waits for. */
  public String explained(GiftDispatch gift) {
    return switch (gift.getState()) {
      case HELD -> "Waiting for the approval of the tier.";
      case PENDING -> "Waiting for the warehouse.";
      case DISPATCHED ->
          "With %s, tracking number %s.".formatted(gift.getCarrier(), gift.getTrackingNumber());
      case SUBSTITUTED -> "Replaced by a voucher: " + gift.getReason();
      case RETURNED -> "Points given back: " + gift.getReason();
      case CANCELLED -> gift.getReason() == null ? "The tier was declined." : gift.getReason();
    };
  }

  /** What a transaction without a share has, in as few words as fit into a table. */
  public String earning(EarningState earning) {
    return switch (earning) {
      case PENDING -> "not yet";
      case EARNED -> "earned";
      case TOO_LATE -> "too late";
      case NEVER -> "never";
    };
  }

  /** A figure that may earn a tier. */
  public String criterion(TierCriterion criterion) {
    return switch (criterion) {
      case QUALIFYING_POINTS -> "Qualifying points";
      case ANNUAL_SPEND -> "Spend";
      case ANNUAL_TRANSACTIONS -> "Transactions";
    };
  }

  /** A number of such a figure, without its unit. */
  public String amount(TierCriterion criterion, BigDecimal number) {
    return criterion == TierCriterion.ANNUAL_SPEND ? text.money(number) : text.decimal(number);
  }

  /** A number of such a figure. */
  public String figure(TierCriterion criterion, BigDecimal number) {
    return criterion == TierCriterion.ANNUAL_SPEND
        ? "%s %s".formatted(text.money(number), text.currency())
        : text.decimal(number);
  }

  /** Whether a tier's last day has passed, and what becomes of it is still to be decided. */
  public boolean isOver(TierProgress progress) {
    return progress.isOver(calendar.today());
  }

  /** What set the last day of a tier. */
  public String validity(TierProgress.Terms terms, boolean setByStaff) {
    return setByStaff
        ? "The last day was set by staff."
        : "Terms of the tier: %s, %s, %s of grace."
            .formatted(
                names.name(terms.period()),
                terms.validity().replace('_', ' ').toLowerCase(Locale.ROOT),
                text.counted(terms.graceDays(), "day"));
  }

  /** What became of a tier, in a sentence. */
  public String told(TierChange change) {
    String what =
        switch (change.getKind()) {
          case ENROLMENT -> "Enrolled.";
          case UPGRADE -> "Moved up: the figures earned it.";
          case RENEWAL -> "Kept for another validity.";
          case GRACE -> "Kept for a grace period, to make up for what is missing.";
          case LOWERING -> "Lowered: the figures no longer earn the tier before.";
          case EXCEPTION -> "Kept by exception.";
          case GRANT -> "Given by staff.";
          case TERMS -> "The terms of the tier changed, and with them its last day.";
          case MERGE -> "Another membership was merged into this one.";
        };
    return switch (change.getStatus()) {
      case CONFIRMED -> what;
      case PROVISIONAL ->
          "Under review: %s.".formatted(name(change.getKind()).toLowerCase(Locale.ROOT));
      case DECLINED -> "Declined: %s.".formatted(name(change.getKind()).toLowerCase(Locale.ROOT));
    };
  }

  /** The way that a message takes. */
  public String channel(Channel channel) {
    return names.channel(channel);
  }

  /** Whether messages reach a member on a channel, and if not, why not. */
  public String reach(String address, boolean consent, String what, String messages) {
    if (address == null) {
      return "No %s: there is no %s.".formatted(messages, what);
    }
    return consent
        ? "The member has consented to %s.".formatted(messages)
        : "No %s: the member has not consented.".formatted(messages);
  }

  /** The channels on which a member wants marketing, as far as it can reach them. */
  public String marketing(MemberProfile profile) {
    ContactPreferences preferences = profile.preferences();
    List<String> channels = new ArrayList<>();
    if (profile.email() != null && profile.emailConsent() && preferences.emailMarketing()) {
      channels.add("E-mail");
    }
    if (profile.phone() != null && profile.smsConsent() && preferences.smsMarketing()) {
      channels.add("SMS");
    }
    if (preferences.pushConsent() && preferences.pushMarketing()) {
      channels.add("Push");
    }
    if (preferences.dashboardConsent() && preferences.dashboardMarketing()) {
      channels.add("Own page");
    }
    return channels.isEmpty() ? "None" : String.join(", ", channels);
  }

  /** Where an upgrade stands. */
  public String state(TierUpgradeStatus upgrade) {
    return switch (upgrade.state()) {
      case RUNNING -> "Running";
      case WAITING -> "Waiting for people";
      case INCIDENT -> "Failed, waiting for an admin";
      case COMPLETED -> "Completed";
    };
  }

  /** Why a message is not sent. */
  public String because(NotSentReason reason) {
    return switch (reason) {
      case MEMBER_CLOSED -> "The membership has ended.";
      case BACKDATED -> "The occasion is too long ago.";
      case NO_ADDRESS -> "The profile has no address for this channel.";
      case NO_CONSENT -> "The member has not consented to such messages on this channel.";
      case CAPPED ->
          "The member has already received the most marketing messages allowed per " + "week.";
      case QUIET_HOURS -> "Quiet hours in the member's time zone.";
      case CHANNEL_OFF -> "It will be sent once this channel is set up.";
      case HOLD_OUT -> "Held out by chance, so that the effect of the message can be measured.";
      case OUTDATED -> "What it says is no longer true.";
      case CANCELLED -> "An administrator cancelled it.";
    };
  }

  /** The steps that an upgrade has passed, in order, and then those at which it stands. */
  public List<UpgradeStep> steps(TierUpgradeStatus upgrade) {
    List<UpgradeStep> steps = new ArrayList<>();
    List<String> outcomes =
        upgrade.upgrade().getOutcomes().stream().map(MemberText::withoutSpaces).toList();
    upgrade.upgrade().getSteps().stream()
        .filter(element -> !outcomes.contains(withoutSpaces(element)))
        .forEach(element -> steps.add(step(element, UpgradeStep.State.PASSED)));
    upgrade.openTasks().forEach(task -> steps.add(step(task, UpgradeStep.State.WAITING)));
    upgrade
        .incidents()
        .forEach(incident -> steps.add(step(incident.step(), UpgradeStep.State.FAILED)));
    return steps;
  }

  /** A table's inputs or outputs by their names, in the order of the names; empty ones left out. */
  public Map<String, String> values(Map<String, Object> values) {
    Map<String, String> shown = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (value != null) {
            shown.put(name, shown(value));
          }
        });
    return shown;
  }

  private boolean isPast(Voucher voucher) {
    return voucher.getState() == VoucherState.ISSUED
        && voucher.getExpiresOn().isBefore(calendar.today());
  }

  private UpgradeStep step(String element, UpgradeStep.State state) {
    int index = TierUpgradeFlow.STEPS.indexOf(element);
    return new UpgradeStep(index < 0 ? null : index + 1, label(element), state);
  }

  private static String withoutSpaces(String label) {
    return label.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private String shown(Object value) {
    return value instanceof Number number
        ? text.decimal(new BigDecimal(number.toString()))
        : value.toString();
  }
}
