package io.tierflow.campaign;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.content.MemberFigures;
import io.tierflow.notification.content.MemberFigures.PointsOfMonth;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.points.MonthlyPoints;
import io.tierflow.points.PointsOutlook;
import io.tierflow.transaction.RecentPurchase;
import io.tierflow.transaction.RecentPurchases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What some messages say in more detail: the last purchases, and the points of the month before. It
 * is read for those to whom such a message is due, not for everybody whom the table looks at.
 */
@Component
class MessageDetails {

  private static final Set<MessageKind> WITH_PURCHASES =
      EnumSet.of(MessageKind.TIER_PROGRESS, MessageKind.POINTS_STATEMENT);

  private static final int MONEY_SCALE = 2;

  private final RecentPurchases purchases;
  private final PointsOutlook points;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings settings;
  private final CampaignSettings campaign;

  MessageDetails(
      RecentPurchases purchases,
      PointsOutlook points,
      ProgrammeCalendar calendar,
      ProgrammeSettings settings,
      CampaignSettings campaign) {
    this.purchases = purchases;
    this.points = points;
    this.calendar = calendar;
    this.settings = settings;
    this.campaign = campaign;
  }

  /** The same messages, with their details. */
  Collection<DueMessage> added(Collection<DueMessage> due, LocalDate day) {
    List<String> buyers = members(due, WITH_PURCHASES);
    List<String> readers = members(due, EnumSet.of(MessageKind.POINTS_STATEMENT));
    if (buyers.isEmpty()) {
      return due;
    }
    YearMonth month = YearMonth.from(day).minusMonths(1);
    Map<String, List<RecentPurchase>> bought =
        purchases.until(buyers, day, campaign.namedPurchases());
    Map<String, MonthlyPoints> moved = readers.isEmpty() ? Map.of() : points.moved(readers, month);
    return due.stream()
        .map(
            message ->
                WITH_PURCHASES.contains(message.kind())
                    ? message.with(detailed(message, bought, moved, month))
                    : message)
        .toList();
  }

  private MemberFigures detailed(
      DueMessage message,
      Map<String, List<RecentPurchase>> bought,
      Map<String, MonthlyPoints> moved,
      YearMonth month) {
    MemberFigures figures =
        message
            .figures()
            .withPurchases(
                bought.getOrDefault(message.memberNumber(), List.of()).stream()
                    .map(this::purchase)
                    .toList());
    if (message.kind() == MessageKind.TIER_PROGRESS) {
      return spendToGo(figures, bought.getOrDefault(message.memberNumber(), List.of()))
          .map(spend -> figures.withSpendToGo(spend, settings.currency().getCurrencyCode()))
          .orElse(figures);
    }
    return message.kind() == MessageKind.POINTS_STATEMENT
        ? figures.withStatement(
            statement(
                month,
                moved.getOrDefault(
                    message.memberNumber(), new MonthlyPoints(message.memberNumber(), 0, 0, 0, 0))))
        : figures;
  }

  /** The less of the spend that earns the tier itself, and of that which earns the points. */
  private static Optional<BigDecimal> spendToGo(
      MemberFigures figures, List<RecentPurchase> bought) {
    BigDecimal points = BigDecimal.valueOf(figures.nextTier().pointsToGo());
    return Stream.concat(
            Stream.ofNullable(figures.nextTier().spendToGo()),
            bought.stream()
                .map(RecentPurchase::pointsPerUnit)
                .filter(rate -> rate != null && rate.signum() > 0)
                .limit(1)
                .map(rate -> points.divide(rate, MONEY_SCALE, RoundingMode.CEILING)))
        .min(BigDecimal::compareTo);
  }

  private static PointsOfMonth statement(YearMonth month, MonthlyPoints moved) {
    return new PointsOfMonth(
        month, moved.earned(), moved.adjusted(), moved.redeemed(), moved.expired());
  }

  private MemberFigures.RecentPurchase purchase(RecentPurchase bought) {
    return new MemberFigures.RecentPurchase(
        calendar.dayOf(bought.occurredAt()),
        bought.kind(),
        bought.amount(),
        settings.currency().getCurrencyCode());
  }

  private static List<String> members(Collection<DueMessage> due, Set<MessageKind> kinds) {
    return due.stream()
        .filter(message -> kinds.contains(message.kind()))
        .map(DueMessage::memberNumber)
        .collect(Collectors.collectingAndThen(Collectors.toSet(), List::copyOf));
  }
}
