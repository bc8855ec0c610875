package io.tierflow.campaign;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.points.ExpiringLots;
import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.Decision;
import io.tierflow.reward.ExpiringVoucher;
import io.tierflow.tier.NextTier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the deployed table {@code communication} which messages are due. */
@Component
class CampaignPolicy {

  static final String COMMUNICATION = "communication";

  private final CollectingTables tables;
  private final Outbox outbox;
  private final ProgrammeSettings settings;
  private final Occasions occasions;

  CampaignPolicy(
      CollectingTables tables, Outbox outbox, ProgrammeSettings settings, Occasions occasions) {
    this.tables = tables;
    this.outbox = outbox;
    this.settings = settings;
    this.occasions = occasions;
  }

  /**
   * What is due to a member, whether they know already or not.
   *
   * @param figures the member on a day
   * @return a message for each row that matched and has something to tell: a row of TIER_PROGRESS
   *     tells nothing to a member without a next tier
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
                    parameters(figures),
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

  private Map<String, String> parameters(MemberFacts figures) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("tier", figures.member().getConfirmedTier().name());
    if (figures.anniversaryYears() > 0) {
      parameters.put("years", String.valueOf(figures.anniversaryYears()));
    }
    parameters.put("lastActivityOn", figures.lastActivity().toString());
    figures.nextTier().ifPresent(next -> describe(next, parameters));
    figures.expiringPoints().ifPresent(points -> describe(points, parameters));
    if (!figures.expiringVouchers().isEmpty()) {
      describe(figures.expiringVouchers(), parameters);
    }
    return parameters;
  }

  private static void describe(NextTier next, Map<String, String> parameters) {
    parameters.put("nextTier", next.tier().name());
    parameters.put("pointsToGo", String.valueOf(next.pointsToGo()));
  }

  private static void describe(ExpiringLots points, Map<String, String> parameters) {
    parameters.put("points", String.valueOf(points.points()));
    parameters.put("pointsExpireOn", points.expiresOn().toString());
  }

  private void describe(List<ExpiringVoucher> vouchers, Map<String, String> parameters) {
    parameters.put("voucherCount", String.valueOf(vouchers.size()));
    parameters.put(
        "voucherAmount",
        vouchers.stream()
            .map(ExpiringVoucher::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .toPlainString());
    parameters.put("currency", settings.currency().getCurrencyCode());
    parameters.put("voucherExpiresOn", vouchers.get(0).expiresOn().toString());
    if (vouchers.size() == 1) {
      parameters.put("voucherId", vouchers.get(0).voucherId());
    }
  }
}
