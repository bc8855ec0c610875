package io.tierflow.campaign;

import io.tierflow.member.AccountType;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContractFactory;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.TierLadder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract of the table {@code communication}. */
@Configuration(proxyBeanMethods = false)
class CampaignContract {

  private static final long MAX_POINTS = 1_000_000_000L;
  private static final int MAX_MONTHS = 1_200;
  private static final int MAX_DAYS = 9_999;
  private static final int MONTHS = 12;
  private static final int MAX_PERCENT = 100;
  private static final int DAYS_OF_MONTH = 31;

  @Bean
  static TableContractFactory communicationTable(ObjectProvider<Outbox> outbox) {
    return vocabulary -> create(vocabulary.ladder(), outbox);
  }

  private static TableContract create(TierLadder ladder, ObjectProvider<Outbox> outbox) {
    return new TableContract(
        CampaignPolicy.COMMUNICATION,
        "Communication",
        "Which messages are due to a member on a day, and the points that come with them. Each row"
            + " that matches is a message.",
        TableHitPolicy.COLLECT,
        inputs(ladder),
        outputs(),
        filled -> acceptedInsteadOf(filled, outbox));
  }

  private static List<InputColumn> inputs(TierLadder ladder) {
    return List.of(
        InputColumn.of("currentTier", ColumnType.TEXT, "The member's confirmed tier")
            .oneOf(ladder.codes())
            .orLater(ladder::mayGet),
        InputColumn.of("accountType", ColumnType.TEXT, "Whose account it is")
            .oneOf(AccountType.codes()),
        whole("month", "Month of the day, 1 for January").from(1).upTo(MONTHS),
        whole("dayOfMonth", "Day of the month").from(1).upTo(DAYS_OF_MONTH),
        whole("daysSinceEnrolment", "Days since the member enrolled"),
        InputColumn.of("birthday", ColumnType.YES_NO, "Whether it is the member's birthday"),
        whole("anniversaryYears", "Years of membership if the day is the anniversary, otherwise 0")
            .from(0),
        whole("daysSinceLastActivity", "Days since the last transaction, or since enrolment"),
        whole("pointsBalance", "Points that the member has"),
        whole(
                "pointsToNextTier",
                "Qualifying points missing for the next tier; missing in the highest tier")
            .orMissing(),
        InputColumn.of("nextTier", ColumnType.TEXT, "The next tier; missing in the highest tier")
            .oneOf(ladder.codesAboveLowest())
            .orLater(ladder::mayGet)
            .orMissing(),
        whole("pointsExpiringSoon", "Points that expire first, all on one day").from(0),
        whole("daysUntilPointsExpire", "Days until these expire; missing if none do").orMissing(),
        whole("daysUntilVoucherExpires", "Days until a voucher expires; missing if there is none")
            .orMissing(),
        whole("daysSinceTierUpgrade", "Days since the last upgrade; missing without one in a year")
            .orMissing(),
        whole(
                "daysUntilTierExpires",
                "Days until the last day of the tier, or of its grace period; missing if it has no"
                    + " end")
            .orMissing(),
        whole(
                "pointsToKeepTier",
                "Qualifying points missing to keep the tier beyond that day; missing if nothing is,"
                    + " or if points alone can't do")
            .orMissing(),
        InputColumn.of(
                "milestone",
                ColumnType.TEXT,
                "A milestone reached within 60 days, by its code; missing if there is none")
            .orMissing(),
        whole("daysSinceMilestone", "Days since it was reached; missing if there is none")
            .orMissing(),
        InputColumn.of(
            "inGracePeriod",
            ColumnType.YES_NO,
            "Whether that day is the last of a grace period, of which TIER_GRACE has told"),
        InputColumn.of("asOf", ColumnType.DATE, "The day, in the programme's zone"));
  }

  private static InputColumn whole(String name, String meaning) {
    return InputColumn.of(name, ColumnType.WHOLE_NUMBER, meaning);
  }

  private static List<OutputColumn> outputs() {
    return List.of(
        OutputColumn.text("message", "The message")
            .oneOf(Occasions.kinds().stream().map(Enum::name).toList()),
        OutputColumn.text("channels", "The channels on which the message is sent")
            .someOf(Stream.of(Channel.values()).map(Enum::name).toList()),
        OutputColumn.wholeNumber(
                "bonusPoints", "Bonus points that come with the message", 0, MAX_POINTS)
            .orEmpty(),
        OutputColumn.wholeNumber(
                "bonusValidityMonths",
                "Months after which these points expire; empty for never",
                1,
                MAX_MONTHS)
            .orAbsent(),
        OutputColumn.wholeNumber(
                "repeatAfterDays",
                "Days after which the same occasion may be sent again; empty for never",
                1,
                MAX_DAYS)
            .orEmpty(),
        OutputColumn.text(
                "period",
                "For SPECIAL_OFFER, how often it is sent: once in each of these periods; empty "
                    + "for each day that the row names, otherwise once per calendar month")
            .oneOf(Stream.of(OfferPeriod.values()).map(Enum::name).toList())
            .orAbsent(),
        OutputColumn.number(
                "holdOutPercent",
                "Per cent of members who go without the message and its bonus, chosen by chance"
                    + " and always the same, so that its effect shows; empty for nobody",
                0,
                MAX_PERCENT)
            .orAbsent(),
        OutputColumn.text("eventName", "For EVENT_INVITATION, what the event is called, or nothing")
            .orAbsent(),
        OutputColumn.text("eventPlace", "For EVENT_INVITATION, where the event is").orAbsent(),
        OutputColumn.text("eventOn", "For EVENT_INVITATION, its day, such as 2027-05-15")
            .orAbsent());
  }

  /** Not each message can be sent on each channel, and only offers have a period of their own. */
  private static Optional<String> acceptedInsteadOf(
      Map<String, Object> filled, ObjectProvider<Outbox> outbox) {
    Optional<MessageKind> kind =
        Occasions.kinds().stream()
            .filter(known -> known.name().equals(filled.get("message")))
            .findFirst();
    if (filled.containsKey("period") && !kind.equals(Optional.of(MessageKind.SPECIAL_OFFER))) {
      return Optional.of("period with SPECIAL_OFFER alone");
    }
    boolean invited = kind.equals(Optional.of(MessageKind.EVENT_INVITATION));
    if (invited != filled.containsKey("eventPlace") || invited != filled.containsKey("eventOn")) {
      return Optional.of("eventPlace and eventOn with EVENT_INVITATION, and with it alone");
    }
    if (!invited && filled.containsKey("eventName")) {
      return Optional.of("eventName with EVENT_INVITATION alone");
    }
    if (kind.isEmpty() || !(filled.get("channels") instanceof String channels)) {
      return Optional.empty();
    }
    Set<String> possible =
        outbox.getObject().channelsOf(kind.get()).stream()
            .map(Enum::name)
            .collect(Collectors.toSet());
    return Stream.of(channels.split(",")).map(String::strip).allMatch(possible::contains)
        ? Optional.empty()
        : Optional.of(
            "for %s the channels %s"
                .formatted(
                    kind.get(), possible.stream().sorted().collect(Collectors.joining(", "))));
  }
}
