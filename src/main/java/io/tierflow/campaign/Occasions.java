package io.tierflow.campaign;

import static io.tierflow.campaign.CampaignPolicy.COMMUNICATION;

import io.tierflow.notification.content.MessageKind;
import io.tierflow.policy.Decision;
import io.tierflow.policy.TableRows;
import io.tierflow.tier.LastUpgrade;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What makes an occasion of each kind this one and no other. */
@Component
class Occasions {

  /** Those that come of the member's figures; empty where there is none. */
  private static final Map<MessageKind, Function<MemberFacts, Optional<String>>> OCCASIONS =
      occasions();

  private final TableRows rows;

  Occasions(TableRows rows) {
    this.rows = rows;
  }

  /** The kinds of message that have occasions. */
  static Set<MessageKind> kinds() {
    EnumSet<MessageKind> kinds = EnumSet.copyOf(OCCASIONS.keySet());
    kinds.add(MessageKind.SPECIAL_OFFER);
    return kinds;
  }

  /**
   * The occasion that a row is about.
   *
   * @param decision the row
   * @param kind the kind of its message
   * @param figures the member
   * @return what names the occasion; empty if the member has none
   * @throws io.tierflow.policy.PolicyException if the row gives a period that is none, or one for
   *     an occasion that has its own
   */
  Optional<String> of(Decision decision, MessageKind kind, MemberFacts figures) {
    if (kind == MessageKind.SPECIAL_OFFER) {
      return Optional.of(period(decision).occasion(figures.day()));
    }
    if (statedPeriod(decision).isPresent()) {
      throw decision.unusable(
          "period", "nothing for %s, whose occasion is its own".formatted(kind));
    }
    return OCCASIONS.get(kind).apply(figures);
  }

  private OfferPeriod period(Decision decision) {
    return statedPeriod(decision)
        .map(
            stated ->
                Arrays.stream(OfferPeriod.values())
                    .filter(period -> period.name().equals(stated))
                    .findAny()
                    .orElseThrow(
                        () ->
                            decision.unusable(
                                "period",
                                "one of %s, or nothing"
                                    .formatted(Arrays.toString(OfferPeriod.values())))))
        .orElseGet(
            () ->
                OfferPeriod.unlessStated(
                    rows.rows(COMMUNICATION)
                        .getOrDefault(decision.rule(), Map.of())
                        .get("dayOfMonth")));
  }

  private static Optional<String> statedPeriod(Decision decision) {
    return decision.text("period").filter(text -> !text.isBlank());
  }

  private static Map<MessageKind, Function<MemberFacts, Optional<String>>> occasions() {
    Map<MessageKind, Function<MemberFacts, Optional<String>>> occasions =
        new EnumMap<>(MessageKind.class);
    occasions.put(MessageKind.WELCOME, figures -> Optional.of("enrolment"));
    occasions.put(
        MessageKind.TIER_PROGRESS, figures -> figures.nextTier().map(next -> next.tier().code()));
    occasions.put(
        MessageKind.VOUCHER_EXPIRING,
        figures ->
            figures.expiringVouchers().stream()
                .findFirst()
                .map(voucher -> voucher.expiresOn().toString()));
    occasions.put(
        MessageKind.POINTS_EXPIRING,
        figures -> figures.expiringPoints().map(points -> points.expiresOn().toString()));
    occasions.put(
        MessageKind.BIRTHDAY,
        figures ->
            figures.birthday()
                ? Optional.of(String.valueOf(figures.day().getYear()))
                : Optional.empty());
    occasions.put(
        MessageKind.ENROLMENT_ANNIVERSARY,
        figures -> Optional.of(figures.anniversaryYears()).filter(y -> y > 0).map(String::valueOf));
    occasions.put(
        MessageKind.REACTIVATION, figures -> Optional.of(figures.lastActivity().toString()));
    occasions.put(
        MessageKind.SURVEY_REQUEST, figures -> figures.lastUpgrade().map(LastUpgrade::changeId));
    occasions.put(
        MessageKind.TIER_EXPIRING,
        figures -> figures.endingTier().map(ending -> ending.lastDay().toString()));
    occasions.put(
        MessageKind.POINTS_STATEMENT,
        figures -> Optional.of(YearMonth.from(figures.day()).minusMonths(1).toString()));
    occasions.put(
        MessageKind.EVENT_INVITATION,
        figures ->
            figures
                .milestone()
                .map(reached -> (reached.milestone() + " " + reached.period()).strip()));
    return occasions;
  }
}
