package io.tierflow.tier;

import io.tierflow.common.DayRange;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.PointsEarningService;
import io.tierflow.points.QualifyingDay;
import io.tierflow.transaction.DatedActivity;
import io.tierflow.transaction.SpendFigures;
import io.tierflow.transaction.TransactionHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The figures of a page of members, each over days of their own: what each transaction adds is read
 * with one query for all, and summed up here.
 */
@Component
class PageFigures {

  private static final int RECENT_DAYS = 30;

  private final TransactionHistory transactions;
  private final PointsEarningService points;
  private final MemberAgreementService agreements;
  private final ProgrammeCalendar calendar;

  PageFigures(
      TransactionHistory transactions,
      PointsEarningService points,
      MemberAgreementService agreements,
      ProgrammeCalendar calendar) {
    this.transactions = transactions;
    this.points = points;
    this.agreements = agreements;
    this.calendar = calendar;
  }

  /** The figures of several members, each over days of their own, by member number. */
  Map<String, TierFigures> figures(Collection<CountedDays> asked) {
    if (asked.isEmpty()) {
      return Map.of();
    }
    Map<String, List<DatedActivity>> activities =
        byMember(activities(asked), DatedActivity::memberNumber);
    Map<String, List<QualifyingDay>> booked = byMember(booked(asked), QualifyingDay::memberNumber);
    Map<String, TierFigures> figures = new HashMap<>();
    for (CountedDays each : asked) {
      String number = each.member().getMemberNumber();
      figures.put(
          number,
          figures(
              each,
              activities.getOrDefault(number, List.of()),
              booked.getOrDefault(number, List.of())));
    }
    return figures;
  }

  private List<DatedActivity> activities(Collection<CountedDays> asked) {
    LocalDate from =
        asked.stream().map(PageFigures::firstNeeded).min(LocalDate::compareTo).orElseThrow();
    return transactions.dated(numbers(asked), new DayRange(from, lastOf(asked)));
  }

  private List<QualifyingDay> booked(Collection<CountedDays> asked) {
    List<CountedDays> rolling = asked.stream().filter(CountedDays::rolling).toList();
    return rolling.isEmpty()
        ? List.of()
        : points.qualifyingDays(
            numbers(rolling),
            new DayRange(
                rolling.stream()
                    .map(each -> each.days().from())
                    .min(LocalDate::compareTo)
                    .orElseThrow(),
                lastOf(rolling)));
  }

  private TierFigures figures(
      CountedDays asked, List<DatedActivity> activities, List<QualifyingDay> booked) {
    DayRange days = asked.days();
    DayRange recent = new DayRange(days.to().minusDays(RECENT_DAYS - 1L), days.to());
    List<DatedActivity> counted = activities.stream().filter(on(days)).toList();
    long qualifying =
        asked.rolling()
            ? booked.stream()
                .filter(each -> days.contains(each.day()))
                .mapToLong(QualifyingDay::points)
                .sum()
            : sum(counted, DatedActivity::qualifying)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    return TierFigures.of(
        asked.member(),
        agreements.counting(asked.member().getMemberNumber(), days.to()).orElse(null),
        0,
        qualifying,
        new SpendFigures(
            sum(activities.stream().filter(on(recent)).toList(), DatedActivity::spend),
            sum(counted, DatedActivity::spend),
            counted.stream().mapToLong(DatedActivity::transactions).sum()),
        days.to());
  }

  private Predicate<DatedActivity> on(DayRange days) {
    return each -> days.contains(calendar.dayOf(each.occurredAt()));
  }

  private static BigDecimal sum(
      List<DatedActivity> activities, Function<DatedActivity, BigDecimal> figure) {
    return activities.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static LocalDate firstNeeded(CountedDays asked) {
    LocalDate recent = asked.days().to().minusDays(RECENT_DAYS - 1L);
    return recent.isBefore(asked.days().from()) ? recent : asked.days().from();
  }

  private static LocalDate lastOf(Collection<CountedDays> asked) {
    return asked.stream().map(each -> each.days().to()).max(LocalDate::compareTo).orElseThrow();
  }

  private static List<String> numbers(Collection<CountedDays> asked) {
    return asked.stream().map(each -> each.member().getMemberNumber()).toList();
  }

  private static <T> Map<String, List<T>> byMember(List<T> rows, Function<T, String> member) {
    return rows.stream().collect(Collectors.groupingBy(member));
  }
}
