package io.tierflow.insight.dashboard;

import static java.util.stream.Collectors.toMap;

import io.tierflow.insight.dashboard.FigureTable.Column;
import io.tierflow.insight.dashboard.FigureTable.Form;
import io.tierflow.insight.dashboard.FigureTable.Label;
import io.tierflow.insight.dashboard.FigureTable.Line;
import io.tierflow.insight.figures.Figure;
import io.tierflow.insight.figures.Figure.Unit;
import io.tierflow.insight.figures.FigureMonthService;
import io.tierflow.insight.figures.FigureSeries.Month;
import io.tierflow.insight.figures.FigureSeries.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The tables that follow what began in a month: memberships and vouchers. */
@Component
class CohortTables {

  /** A year later is the last that is looked at. */
  private static final int OLDEST = 12;

  private final FigureMonthService figures;

  CohortTables(FigureMonthService figures) {
    this.figures = figures;
  }

  /** A line a month of enrolment, a column a month since. The month in progress isn't in it. */
  FigureTable cohorts(DashboardChoice choice) {
    Map<YearMonth, Month> members = months(Figure.COHORT_MEMBERS, choice);
    Map<YearMonth, Month> active = months(Figure.COHORT_ACTIVE, choice);
    List<YearMonth> complete = complete(members);
    int oldest = Math.min(OLDEST, complete.size() - 1);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Enrolled", "cohort-members", Unit.COUNT, Form.NONE));
    for (int age = 0; age <= oldest; age++) {
      columns.add(new Column("+" + age, "month-" + age, Unit.SHARE, Form.CELL));
    }
    List<Line> lines = new ArrayList<>();
    for (YearMonth cohort : complete) {
      List<BigDecimal> values = new ArrayList<>();
      values.add(of(members.get(cohort), cohort));
      for (int age = 0; age <= oldest; age++) {
        YearMonth seen = cohort.plusMonths(age);
        values.add(
            complete.contains(seen)
                ? share(of(active.get(seen), cohort), of(members.get(seen), cohort))
                : null);
      }
      lines.add(new Line(List.of(Label.of(cohort, false)), values));
    }
    return new FigureTable(FigureTableKind.COHORTS, columns, lines);
  }

  /** A line a month of age: of the vouchers that are as old, those redeemed by then. */
  FigureTable voucherAges(DashboardChoice choice) {
    Map<YearMonth, Month> issued = months(Figure.VOUCHERS_ISSUED, choice);
    Map<YearMonth, Month> redeemed = months(Figure.VOUCHERS_REDEEMED, choice);
    List<YearMonth> complete = complete(issued);
    List<Line> lines = new ArrayList<>();
    for (int age = 0; age <= Math.min(OLDEST, complete.size() - 1); age++) {
      BigDecimal asOld = null;
      BigDecimal gone = BigDecimal.ZERO;
      for (YearMonth month : complete.subList(0, complete.size() - age)) {
        BigDecimal ofMonth = issued.get(month).value();
        if (ofMonth != null) {
          asOld = asOld == null ? ofMonth : asOld.add(ofMonth);
          gone = gone.add(redeemedBy(redeemed, month, age));
        }
      }
      lines.add(
          new Line(
              List.of(Label.of(String.valueOf(age))),
              asOld == null
                  ? Collections.nCopies(3, null)
                  : Arrays.asList(asOld, gone, share(gone, asOld))));
    }
    return new FigureTable(
        FigureTableKind.VOUCHER_AGES,
        List.of(
            new Column("Issued", "issued", Unit.COUNT, Form.NONE),
            new Column("Redeemed", "redeemed", Unit.COUNT, Form.NONE),
            new Column("Redemption rate", "rate", Unit.SHARE, Form.LINE)),
        lines);
  }

  private static BigDecimal redeemedBy(Map<YearMonth, Month> redeemed, YearMonth issue, int age) {
    return IntStream.rangeClosed(0, age)
        .mapToObj(later -> of(redeemed.get(issue.plusMonths(later)), issue))
        .filter(count -> count != null)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Map<YearMonth, Month> months(Figure figure, DashboardChoice choice) {
    return figures.series(figure, choice.months(), choice.scope()).months().stream()
        .collect(toMap(Month::month, month -> month));
  }

  private static List<YearMonth> complete(Map<YearMonth, Month> months) {
    return months.keySet().stream().sorted().limit(months.size() - 1L).toList();
  }

  private static BigDecimal of(Month month, YearMonth began) {
    return month.value() == null
        ? null
        : month.parts().stream()
            .filter(part -> began.toString().equals(part.detail()))
            .map(Part::value)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return part == null || whole == null || whole.signum() == 0
        ? null
        : part.divide(whole, Unit.SHARE.decimals(), RoundingMode.HALF_UP);
  }
}
