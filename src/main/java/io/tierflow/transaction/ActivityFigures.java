package io.tierflow.transaction;

import io.tierflow.common.ProgrammeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what members have done. Months and years are those of the programme's zone. */
@Service
@Transactional(readOnly = true)
public class ActivityFigures {

  private static final Instant EVER = Instant.EPOCH.minusSeconds(4_000_000_000L);

  private final TransactionRepository transactions;
  private final ProgrammeCalendar calendar;

  ActivityFigures(TransactionRepository transactions, ProgrammeCalendar calendar) {
    this.transactions = transactions;
    this.calendar = calendar;
  }

  /**
   * What members have done up to a day.
   *
   * @param memberNumbers the members
   * @param asOf the last day, inclusive
   * @param ever whether what is older than the day's year counts; otherwise it is not looked at
   * @return the figures of each, by member number
   */
  public Map<String, MilestoneFigures> upTo(
      Collection<String> memberNumbers, LocalDate asOf, boolean ever) {
    Map<String, MilestoneFigures> figures = new HashMap<>();
    memberNumbers.forEach(number -> figures.put(number, MilestoneFigures.none(number)));
    Instant year = calendar.startOf(asOf.withDayOfYear(1));
    transactions
        .milestoneFigures(
            memberNumbers,
            ever ? EVER : year,
            year,
            calendar.startOf(asOf.withDayOfMonth(1)),
            calendar.endOf(asOf))
        .forEach(found -> figures.put(found.memberNumber(), found));
    return figures;
  }

  /**
   * For how many months in a row members have done something, up to a day.
   *
   * @param memberNumbers the members
   * @param asOf the last day, inclusive; its month is the last of the row
   * @return the number of months by member number; 0 without anything in the day's month
   */
  public Map<String, Integer> activeMonths(Collection<String> memberNumbers, LocalDate asOf) {
    Map<String, Set<YearMonth>> active = new HashMap<>();
    transactions
        .activityTimes(memberNumbers, calendar.endOf(asOf))
        .forEach(
            activity ->
                active
                    .computeIfAbsent(activity.memberNumber(), none -> new HashSet<>())
                    .add(YearMonth.from(calendar.dayOf(activity.occurredAt()))));
    Map<String, Integer> months = new HashMap<>();
    memberNumbers.forEach(
        number -> months.put(number, row(active.getOrDefault(number, Set.of()), asOf)));
    return months;
  }

  private static int row(Set<YearMonth> active, LocalDate asOf) {
    int months = 0;
    while (active.contains(YearMonth.from(asOf).minusMonths(months))) {
      months++;
    }
    return months;
  }
}
