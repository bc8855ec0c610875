package io.tierflow.insight.figures;

import io.tierflow.common.JdbcTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept figures, up to when they are, and what has arrived since. */
@Repository
class FigureMonths {

  private final JdbcClient database;

  FigureMonths(JdbcClient database) {
    this.database = database;
  }

  /** A part of a month. */
  record Row(String month, String tier, String accountType, String detail, BigDecimal amount) {}

  List<Row> find(Figure figure, YearMonth from, YearMonth to) {
    return database
        .sql(
            """
            select report_month, tier, account_type, detail, amount from figure_month
            where figure = :figure and report_month between :from and :to
            order by report_month, tier, account_type, detail
            """)
        .param("figure", figure.name())
        .param("from", from.toString())
        .param("to", to.toString())
        .query(
            (row, number) ->
                new Row(
                    row.getString("report_month"),
                    row.getString("tier"),
                    row.getString("account_type"),
                    row.getString("detail"),
                    row.getBigDecimal("amount")))
        .list();
  }

  List<String> keptMonths() {
    return database
        .sql("select distinct report_month from figure_month where figure = 'ACTIVE_BEFORE'")
        .query(String.class)
        .list();
  }

  Optional<Instant> refreshedAt() {
    return database
        .sql("select refreshed_at from figure_refresh where lock_name = 'FIGURES'")
        .query((row, number) -> Optional.ofNullable(JdbcTime.read(row, "refreshed_at")))
        .single();
  }

  /** Whether nobody else computes figures; they can't until the transaction ends. */
  boolean lockIfFree() {
    return database
        .sql(
            "select lock_name from figure_refresh where lock_name = 'FIGURES'"
                + " for update skip locked")
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** The settings that the kept months were computed with. */
  Optional<String> terms() {
    return database
        .sql("select terms from figure_refresh where lock_name = 'FIGURES'")
        .query((row, number) -> Optional.ofNullable(row.getString("terms")))
        .single();
  }

  void refreshed(Instant at, String terms) {
    database
        .sql(
            "update figure_refresh set refreshed_at = :at, terms = :terms"
                + " where lock_name = 'FIGURES'")
        .param("at", JdbcTime.of(at))
        .param("terms", terms)
        .update();
  }

  /** The days in UTC at which transactions occurred that have arrived since. */
  List<LocalDate> transactionDaysArrivedSince(Instant since) {
    return days("select distinct cast(occurred_at as date) from transaction", since);
  }

  Optional<LocalDate> firstLedgerDayArrivedSince(Instant since) {
    return days("select min(effective_on) from ledger_entry", since).stream().findFirst();
  }

  Optional<LocalDate> firstTierChangeArrivedSince(Instant since) {
    return days("select min(decided_on) from tier_change", since).stream().findFirst();
  }

  private List<LocalDate> days(String select, Instant since) {
    LocalDateTime stored = JdbcTime.of(since);
    return database
        .sql(select + " where recorded_at >= :since")
        .param("since", stored)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }
}
