package io.tierflow.insight.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.insight.figures.FigureMonths.Row;
import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.insight.figures.FigureSeries.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the programme's figures month by month, and answers with them. */
@Service
@EnableConfigurationProperties(FigureSettings.class)
public class FigureMonthService {

  /** Months that are kept ready: three years, so that each of two years has one before it. */
  static final int KEPT_MONTHS = 36;

  /** What is being recorded while figures are computed is looked at once more the next time. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final FigureMonths kept;
  private final MonthComputation computation;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings programme;
  private final FigureSettings settings;
  private final TransactionTemplate transaction;

  FigureMonthService(
      FigureMonths kept,
      MonthComputation computation,
      ProgrammeCalendar calendar,
      ProgrammeSettings programme,
      FigureSettings settings,
      PlatformTransactionManager transactions) {
    this.kept = kept;
    this.computation = computation;
    this.calendar = calendar;
    this.programme = programme;
    this.settings = settings;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Computes the months in which something has changed since the last time: those in which
   * something is dated that has arrived since and those that look back at it, those from a tier
   * change or an entry of the ledger on, this month and the one before, and those that are not kept
   * yet. Each month is a transaction of its own, the newest first. Ends when another instance is at
   * it.
   */
  @Scheduled(cron = "${tierflow.figures.refresh-at:0 10 * * * *}", zone = "${tierflow.zone:UTC}")
  public void refresh() {
    Instant now = calendar.now();
    boolean done =
        changedMonths().descendingSet().stream()
            .allMatch(month -> whileNobodyElseDoes(() -> computation.replace(month)));
    if (done) {
      whileNobodyElseDoes(() -> kept.refreshed(now, settings.terms()));
    }
  }

  private boolean whileNobodyElseDoes(Runnable work) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean free = kept.lockIfFree();
              if (free) {
                work.run();
              }
              return free;
            }));
  }

  private NavigableSet<YearMonth> changedMonths() {
    YearMonth current = current();
    NavigableSet<YearMonth> changed = new TreeSet<>(monthsFrom(first()));
    if (kept.terms().filter(settings.terms()::equals).isPresent()) {
      kept.keptMonths().stream().map(YearMonth::parse).forEach(changed::remove);
    }
    changed.add(current.minusMonths(1));
    changed.add(current);
    kept.refreshedAt().map(at -> at.minus(OVERLAP)).ifPresent(since -> addArrived(changed, since));
    return changed.subSet(first(), true, current, true);
  }

  private void addArrived(NavigableSet<YearMonth> changed, Instant since) {
    // Each month's balance contains what is dated earlier.
    kept.firstLedgerDayArrivedSince(since)
        .map(YearMonth::from)
        .ifPresent(month -> changed.addAll(monthsFrom(month)));
    int reach = settings.reach();
    // A day in UTC can be the day before or after in the programme's zone.
    kept.transactionDaysArrivedSince(since).stream()
        .flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1)))
        .map(YearMonth::from)
        .distinct()
        .flatMap(month -> Stream.iterate(month, next -> next.plusMonths(1)).limit(1L + reach))
        .forEach(changed::add);
    kept.firstTierChangeArrivedSince(since)
        .map(YearMonth::from)
        .ifPresent(month -> changed.addAll(monthsFrom(month)));
  }

  /**
   * A figure over the months up to the current one.
   *
   * @param figure the figure
   * @param months how many, at most those that are kept
   * @return the figure; months of which nothing is kept yet have no parts
   */
  @Transactional(readOnly = true)
  public FigureSeries series(Figure figure, int months) {
    return series(figure, months, FigureScope.EVERYBODY);
  }

  /**
   * A figure of some members over the months up to the current one.
   *
   * @param figure the figure
   * @param months how many, at most those that are kept
   * @param scope which members
   * @return the figure; months of which nothing is kept yet have no value
   */
  @Transactional(readOnly = true)
  public FigureSeries series(Figure figure, int months, FigureScope scope) {
    YearMonth from = current().minusMonths(months - 1L);
    Instant computedAt = kept.refreshedAt().orElse(null);
    List<Month> values = values(figure, from, scope);
    return new FigureSeries(figure.path(), computedAt, values);
  }

  private List<Month> values(Figure figure, YearMonth from, FigureScope scope) {
    if (figure.isKept()) {
      return sums(figure, from, scope);
    }
    return figure.divisor() == null
        ? sums(figure.dividend(), from, scope).stream().map(this::valued).toList()
        : quotients(figure, from, scope);
  }

  private Month valued(Month points) {
    return new Month(
        points.month(),
        money(points.value()),
        points.parts().stream()
            .map(p -> new Part(p.tier(), p.accountType(), p.detail(), money(p.value())))
            .toList());
  }

  private BigDecimal money(BigDecimal points) {
    return points == null
        ? null
        : points
            .multiply(programme.points().value())
            .setScale(Figure.Unit.AMOUNT.decimals(), RoundingMode.HALF_UP);
  }

  private Map<String, List<Row>> byMonth(Figure figure, YearMonth from) {
    return kept.find(figure, from, current()).stream().collect(groupingBy(Row::month));
  }

  private List<Month> sums(Figure figure, YearMonth from, FigureScope scope) {
    Map<String, List<Row>> rows = byMonth(figure, from);
    List<YearMonth> months = monthsFrom(from);
    boolean complete = figure.isLifetime() || rows.size() == months.size();
    List<String> known = complete ? List.of() : kept.keptMonths();
    return months.stream()
        .map(
            month -> {
              List<Row> ofMonth = rows.getOrDefault(month.toString(), List.of());
              List<Row> taken = ofMonth.stream().filter(scope::takes).toList();
              boolean isKnown = !ofMonth.isEmpty() || known.contains(month.toString());
              BigDecimal sum = isKnown ? sum(taken) : null;
              return new Month(month, sum, parts(taken, Row::amount));
            })
        .toList();
  }

  private List<Month> quotients(Figure figure, YearMonth from, FigureScope scope) {
    Map<String, List<Row>> dividends = byMonth(figure.dividend(), from);
    Map<String, List<Row>> divisors = byMonth(figure.divisor(), from);
    return monthsFrom(from).stream()
        .map(
            month -> {
              List<Row> above =
                  dividends.getOrDefault(month.toString(), List.of()).stream()
                      .filter(scope::takes)
                      .toList();
              List<Row> below =
                  divisors.getOrDefault(month.toString(), List.of()).stream()
                      .filter(scope::takes)
                      .toList();
              Map<List<String>, BigDecimal> divisorOf =
                  below.stream()
                      .collect(toMap(FigureMonthService::part, Row::amount, BigDecimal::add));
              return new Month(
                  month,
                  quotient(figure, sum(above), sum(below)),
                  parts(above, row -> quotient(figure, row.amount(), divisorOf.get(part(row)))));
            })
        .toList();
  }

  private static List<String> part(Row row) {
    return List.of(row.tier(), row.accountType(), row.detail());
  }

  private static List<Part> parts(List<Row> rows, Function<Row, BigDecimal> value) {
    return rows.stream()
        .filter(row -> value.apply(row) != null && value.apply(row).signum() != 0)
        .map(row -> part(row, value.apply(row)))
        .toList();
  }

  private static Part part(Row row, BigDecimal value) {
    return new Part(
        row.tier(), row.accountType(), row.detail().isEmpty() ? null : row.detail(), value);
  }

  private static BigDecimal sum(List<Row> rows) {
    return rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal quotient(Figure figure, BigDecimal dividend, BigDecimal divisor) {
    if (divisor == null || divisor.signum() == 0) {
      return null;
    }
    BigDecimal above = figure.isGain() ? dividend.subtract(divisor) : dividend;
    return above.divide(divisor, figure.unit().decimals(), RoundingMode.HALF_UP);
  }

  private YearMonth current() {
    return YearMonth.from(calendar.today());
  }

  private YearMonth first() {
    return current().minusMonths(KEPT_MONTHS - 1L);
  }

  private List<YearMonth> monthsFrom(YearMonth from) {
    LocalDate start = from.isBefore(first()) ? first().atDay(1) : from.atDay(1);
    return Stream.iterate(
            YearMonth.from(start), month -> !month.isAfter(current()), month -> month.plusMonths(1))
        .toList();
  }
}
