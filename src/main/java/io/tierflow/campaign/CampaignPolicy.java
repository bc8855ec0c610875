package io.tierflow.campaign;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.insight.study.HoldOuts;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MemberFigures;
import io.tierflow.notification.content.MemberFigures.ExpiringPoints;
import io.tierflow.notification.content.MemberFigures.ExpiringTier;
import io.tierflow.notification.content.MemberFigures.ExpiringVouchers;
import io.tierflow.notification.content.MemberFigures.NextTier;
import io.tierflow.notification.content.MemberFigures.ProgrammeEvent;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.Decision;
import io.tierflow.reward.ExpiringVoucher;
import io.tierflow.tier.TierDistance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the deployed table {@code communication} which messages are due. */
@Component
class CampaignPolicy {

  static final String COMMUNICATION = "communication";

  private static final int MAX_PERCENT = 100;

  private final CollectingTables tables;
  private final Outbox outbox;
  private final ProgrammeSettings settings;
  private final Occasions occasions;
  private final TierDistance distance;
  private final HoldOuts holdOuts;

  CampaignPolicy(
      CollectingTables tables,
      Outbox outbox,
      ProgrammeSettings settings,
      Occasions occasions,
      TierDistance distance,
      HoldOuts holdOuts) {
    this.tables = tables;
    this.outbox = outbox;
    this.settings = settings;
    this.occasions = occasions;
    this.distance = distance;
    this.holdOuts = holdOuts;
  }

  /**
   * What is due to a member, whether they know already or not.
   *
   * @param figures the member on a day
   * @return a message for each row that matched and whose occasion the member has: a row of
   *     TIER_PROGRESS sends nothing to a member without a next tier
   * @throws io.tierflow.policy.PolicyException if a row gives something that is no message
   */
  List<DueMessage> due(MemberFacts figures) {
    return tables.evaluateAll(COMMUNICATION, figures.inputs()).stream()
        .map(decision -> message(decision, figures))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<DueMessage> message(Decision decision, MemberFacts figures) {
    MessageKind kind = kind(decision);
    return occasions
        .of(decision, kind, figures)
        .map(
            occasion ->
                new DueMessage(
                    figures.member().getMemberNumber(),
                    kind,
                    occasion,
                    decision.rule(),
                    figures.day(),
                    channels(decision, kind),
                    bonus(decision),
                    bonusExpiresOn(decision, figures.day()),
                    decision.count("repeatAfterDays").orElse(null),
                    heldOut(decision, kind, figures.member().getMemberNumber()),
                    memberFigures(decision, kind, figures),
                    decision.reason()));
  }

  private static MessageKind kind(Decision decision) {
    return decision
        .text("message")
        .flatMap(name -> Occasions.kinds().stream().filter(k -> k.name().equals(name)).findAny())
        .orElseThrow(() -> decision.unusable("message", "one of " + Occasions.kinds()));
  }

  private List<Channel> channels(Decision decision, MessageKind kind) {
    Set<Channel> accepted = outbox.channelsOf(kind);
    return Stream.of(decision.text("channels").orElse("").split(","))
        .map(String::strip)
        .map(
            name ->
                accepted.stream()
                    .filter(channel -> channel.name().equals(name))
                    .findAny()
                    .orElseThrow(
                        () ->
                            decision.unusable(
                                "channels",
                                "for %s one or several of %s, with commas between"
                                    .formatted(kind, accepted))))
        .distinct()
        .toList();
  }

  /** An offer is one by its row alone, so each holds out others; other messages by their kind. */
  private boolean heldOut(Decision decision, MessageKind kind, String memberNumber) {
    String campaign =
        kind == MessageKind.SPECIAL_OFFER ? kind + ":" + decision.rule() : kind.name();
    return decision
        .number("holdOutPercent")
        .map(percent -> percent(decision, percent))
        .filter(percent -> percent > 0)
        .map(percent -> holdOuts.heldOut(campaign, memberNumber, percent))
        .orElse(false);
  }

  private static double percent(Decision decision, BigDecimal percent) {
    if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(MAX_PERCENT)) > 0) {
      throw decision.unusable("holdOutPercent", "a number from 0 to 100, or nothing");
    }
    return percent.doubleValue();
  }

  private static ProgrammeEvent event(Decision decision) {
    String place =
        decision
            .text("eventPlace")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> decision.unusable("eventPlace", "where the event is"));
    return decision
        .text("eventOn")
        .flatMap(CampaignPolicy::day)
        .map(day -> new ProgrammeEvent(eventName(decision), place, day))
        .orElseThrow(() -> decision.unusable("eventOn", "a day such as 2027-05-15"));
  }

  /** Null in a table without the column, whose invitations say place and day alone. */
  private static String eventName(Decision decision) {
    return decision.text("eventName").filter(text -> !text.isBlank()).orElse(null);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  private static long bonus(Decision decision) {
    int bonus = decision.wholeNumber("bonusPoints").orElse(0);
    if (bonus < 0) {
      throw decision.unusable("bonusPoints", "a whole number from 0, or nothing");
    }
    return bonus;
  }

  /** A table without the column gives bonus points that do not expire. */
  private static LocalDate bonusExpiresOn(Decision decision, LocalDate day) {
    return decision.count("bonusValidityMonths").map(day::plusMonths).orElse(null);
  }

  /** The spend is only looked for where it is told: it asks the table again and again. */
  private MemberFigures memberFigures(Decision decision, MessageKind kind, MemberFacts facts) {
    MemberFigures figures = memberFigures(facts);
    return switch (kind) {
      case EVENT_INVITATION -> figures.withEvent(event(decision));
      case TIER_PROGRESS ->
          facts
              .nextTier()
              .flatMap(next -> distance.spendToGo(facts.figures(), next.tier()))
              .map(spend -> figures.withSpendToGo(spend, settings.currency().getCurrencyCode()))
              .orElse(figures);
      default -> figures;
    };
  }

  private MemberFigures memberFigures(MemberFacts facts) {
    return new MemberFigures(
        facts.member().getConfirmedTier().code(),
        facts.lastActivity(),
        facts.anniversaryYears() > 0 ? facts.anniversaryYears() : null,
        facts
            .nextTier()
            .map(next -> new NextTier(next.tier().code(), next.pointsToGo()))
            .orElse(null),
        facts
            .expiringPoints()
            .map(points -> new ExpiringPoints(points.points(), points.expiresOn()))
            .orElse(null),
        facts.expiringVouchers().isEmpty() ? null : together(facts.expiringVouchers()),
        facts
            .endingTier()
            .map(tier -> new ExpiringTier(tier.lastDay(), tier.inGrace(), tier.pointsToKeep()))
            .orElse(null));
  }

  private ExpiringVouchers together(List<ExpiringVoucher> vouchers) {
    return new ExpiringVouchers(
        vouchers.size(),
        vouchers.stream().map(ExpiringVoucher::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
        settings.currency().getCurrencyCode(),
        vouchers.get(0).expiresOn(),
        vouchers.size() == 1 ? vouchers.get(0).voucherId() : null);
  }
}
