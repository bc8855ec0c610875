package io.tierflow.insight.owed;

import static java.util.stream.Collectors.groupingBy;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.insight.liability.CohortLiability;
import io.tierflow.insight.liability.LiabilityMovement;
import io.tierflow.insight.liability.LiabilitySensitivity;
import io.tierflow.insight.owed.LiabilityStatement.Cohort;
import io.tierflow.insight.owed.LiabilityStatement.Month;
import io.tierflow.insight.owed.LiabilityStatement.Proof;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Says what the programme owes for points. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class LiabilityService {

  /** The most months that a statement shows. */
  public static final int MOST_MONTHS = 36;

  private static final int SENSITIVITY_PERCENT = 10;
  private static final int RATE_DECIMALS = 6;

  private final CohortMonths kept;
  private final RateOverrides overrides;
  private final ProgrammeSettings settings;
  private final LiabilitySettings terms;
  private final ProgrammeCalendar calendar;

  LiabilityService(
      CohortMonths kept,
      RateOverrides overrides,
      ProgrammeSettings settings,
      LiabilitySettings terms,
      ProgrammeCalendar calendar) {
    this.kept = kept;
    this.overrides = overrides;
    this.settings = settings;
    this.terms = terms;
    this.calendar = calendar;
  }

  /**
   * The statement of a month.
   *
   * @param month the month; null for the last complete one
   * @param months how many months it shows, 1 to {@link #MOST_MONTHS}
   * @return the statement
   * @throws InvalidInputException if the month is yet to come
   */
  public LiabilityStatement statement(YearMonth month, int months) {
    YearMonth shown = month == null ? current().minusMonths(1) : requirePast(month);
    List<ValuedMonth> valued = valued();
    List<ValuedMonth> untilThen =
        valued.stream().filter(row -> !row.month().isAfter(shown)).toList();
    YearMonth from = shown.minusMonths(months - 1L);
    return new LiabilityStatement(
        shown,
        kept.refresh().at(),
        settings.currency().getCurrencyCode(),
        settings.points().value(),
        months(untilThen, from, shown),
        cohorts(untilThen, from),
        LiabilitySensitivity.of(closing(untilThen, shown), SENSITIVITY_PERCENT, fractionDigits()),
        proof(valued));
  }

  /**
   * The months of a cohort.
   *
   * @param cohort the month of issue
   * @return one a month up to the current one, oldest first
   * @throws NotFoundException if no points were issued in that month
   */
  public List<CohortHistory> cohort(YearMonth cohort) {
    List<CohortHistory> months =
        valued().stream()
            .filter(row -> row.cohort().equals(cohort))
            .map(
                row ->
                    new CohortHistory(
                        row.month(),
                        row.points(),
                        rounded(row.rate().rate()),
                        row.amounts(),
                        row.amounts().revenue()))
            .toList();
    if (months.isEmpty()) {
      throw new NotFoundException("No points were issued in %s.".formatted(cohort));
    }
    return months;
  }

  /**
   * What is to be booked for a month, by cohort.
   *
   * @param month the month
   * @return the liability through it of each cohort in which something has changed, oldest first
   * @throws InvalidInputException if the month is yet to come
   */
  public SortedMap<YearMonth, LiabilityMovement> bookings(YearMonth month) {
    SortedMap<YearMonth, LiabilityMovement> bookings = new TreeMap<>();
    requirePast(month);
    valued().stream()
        .filter(row -> row.month().equals(month))
        .forEach(row -> bookings.put(row.cohort(), row.amounts()));
    return bookings;
  }

  private YearMonth requirePast(YearMonth month) {
    if (month.isAfter(current())) {
      throw new InvalidInputException(
          "month", "That month is yet to come; accepted: a month up to %s.".formatted(current()));
    }
    return month;
  }

  private List<ValuedMonth> valued() {
    return new CohortValuation(
            settings.points().value(),
            fractionDigits(),
            terms.breakageAfter(),
            overrides.standing())
        .value(kept.all(), current());
  }

  private List<Month> months(List<ValuedMonth> rows, YearMonth from, YearMonth to) {
    Map<YearMonth, List<ValuedMonth>> byMonth =
        rows.stream().collect(groupingBy(ValuedMonth::month));
    SortedMap<YearMonth, Long> ledger = kept.ledger();
    List<Month> months = new ArrayList<>();
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      List<ValuedMonth> ofMonth = byMonth.getOrDefault(month, List.of());
      LiabilityMovement amounts =
          AmountsThrough.sum(ofMonth.stream().map(ValuedMonth::amounts).toList(), fractionDigits());
      months.add(
          new Month(
              month,
              PointsThrough.sum(ofMonth.stream().map(ValuedMonth::points).toList()),
              sumUntil(ledger, month),
              amounts,
              amounts.revenue()));
    }
    return months;
  }

  private static long sumUntil(SortedMap<YearMonth, Long> ledger, YearMonth month) {
    return ledger.headMap(month.plusMonths(1)).values().stream().mapToLong(Long::longValue).sum();
  }

  private List<Cohort> cohorts(List<ValuedMonth> rows, YearMonth from) {
    return rows.stream()
        .collect(groupingBy(ValuedMonth::cohort, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(this::cohort)
        .filter(each -> each.points().closing() != 0 || !each.cohort().isBefore(from))
        .toList();
  }

  private Cohort cohort(List<ValuedMonth> rows) {
    ValuedMonth last = rows.get(rows.size() - 1);
    return new Cohort(
        last.cohort(),
        rows.stream().map(ValuedMonth::points).reduce(PointsThrough::then).orElseThrow(),
        rounded(last.rate().estimated()),
        rounded(last.rate().rate()),
        last.rate().override().map(override -> override.reason()).orElse(null),
        money(last.closing().recognised()),
        money(last.closing().deferred()));
  }

  private static List<CohortLiability> closing(List<ValuedMonth> rows, YearMonth month) {
    return rows.stream()
        .filter(row -> row.month().equals(month))
        .map(ValuedMonth::closing)
        .toList();
  }

  /** Entries that are dated later than today are in the ledger and in no month of a statement. */
  private Proof proof(List<ValuedMonth> rows) {
    long cohorts =
        rows.stream()
            .filter(row -> row.month().equals(current()))
            .mapToLong(row -> row.points().closing())
            .sum();
    return new Proof(cohorts, sumUntil(kept.ledger(), current()), kept.refresh().balances());
  }

  private YearMonth current() {
    return YearMonth.from(calendar.today());
  }

  private int fractionDigits() {
    return settings.currency().getDefaultFractionDigits();
  }

  private BigDecimal money(BigDecimal amount) {
    return amount.setScale(fractionDigits(), RoundingMode.HALF_EVEN);
  }

  private static BigDecimal rounded(BigDecimal rate) {
    return rate.round(MathContext.DECIMAL64).setScale(RATE_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
