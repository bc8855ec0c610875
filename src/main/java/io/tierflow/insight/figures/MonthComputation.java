package io.tierflow.insight.figures;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.policy.VocabularySource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Computes the figures of a month and keeps them. */
@Repository
class MonthComputation {

  /** Whoever computes what members are worth keeps these. */
  private static final List<String> OF_OTHERS =
      Stream.of(Figure.values()).filter(Figure::isLifetime).map(Figure::name).toList();

  private static final List<String> STATEMENTS =
      List.of(
          MonthStatements.POINTS_AND_SPEND,
          ActivityStatement.ACTIVITY,
          MonthStatements.REWARDS_AND_MESSAGES,
          MonthStatements.UPLIFT);

  private final JdbcClient database;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings programme;
  private final VocabularySource vocabulary;
  private final FigureSettings settings;

  MonthComputation(
      JdbcClient database,
      ProgrammeCalendar calendar,
      ProgrammeSettings programme,
      VocabularySource vocabulary,
      FigureSettings settings) {
    this.database = database;
    this.calendar = calendar;
    this.programme = programme;
    this.vocabulary = vocabulary;
    this.settings = settings;
  }

  /** Computes a month anew, in the caller's transaction. */
  void replace(YearMonth month) {
    database
        .sql("delete from figure_month where report_month = :month and figure not in (:others)")
        .param("month", month.toString())
        .param("others", OF_OTHERS)
        .update();
    Map<String, Object> parameters = parameters(month);
    STATEMENTS.forEach(statement -> database.sql(statement).params(parameters).update());
  }

  private Map<String, Object> parameters(YearMonth month) {
    LocalDate lastDay = month.atEndOfMonth();
    YearMonth before = month.minusMonths(settings.retentionMonths());
    LocalDate latelyDay = lastDay.plusDays(1).minusDays(settings.churnDays());
    Instant thenFrom = calendar.startOf(before.atDay(1));
    Instant lately = calendar.startOf(latelyDay);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("month", month.toString());
    parameters.put("lowestTier", vocabulary.ladder().lowest().code());
    parameters.put("today", calendar.today());
    parameters.put("firstDay", month.atDay(1));
    parameters.put("lastDay", lastDay);
    parameters.put("fromInstant", start(month.atDay(1)));
    parameters.put("untilInstant", start(lastDay.plusDays(1)));
    parameters.put("firstCohort", month.minusMonths(FigureMonthService.KEPT_MONTHS - 1L).atDay(1));
    parameters.put("thenFrom", JdbcTime.of(thenFrom));
    parameters.put("thenUntil", start(before.plusMonths(1).atDay(1)));
    parameters.put("latelyDay", latelyDay);
    parameters.put("latelyInstant", JdbcTime.of(lately));
    parameters.put("sinceInstant", JdbcTime.of(thenFrom.isBefore(lately) ? thenFrom : lately));
    parameters.put("pointsValue", programme.points().value());
    parameters.put("margin", programme.roi().margin());
    return parameters;
  }

  private LocalDateTime start(LocalDate day) {
    return JdbcTime.of(calendar.startOf(day));
  }
}
