package io.tierflow.report;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides whether kept figures will do, and lets only one transaction at a time keep new ones.
 *
 * <p>Kept figures are read without a lock. Whoever keeps new ones takes the one lock that there is
 * for figures, whatever the month, and holds it until its transaction ends: the row always exists,
 * so no two transactions meet while they insert the same month. A request does not wait for the
 * lock: while somebody else has it, what is kept will do, and if there is nothing it computes for
 * itself alone.
 */
@Component
class FigureKeeper {

  private static final String LOCK =
      "select lock_name from report_lock where lock_name = 'FIGURES' for update";

  private final JdbcClient database;
  private final EntityManager entityManager;
  private final ProgrammeCalendar calendar;
  private final Duration maximumAge;

  FigureKeeper(
      JdbcClient database,
      EntityManager entityManager,
      ProgrammeCalendar calendar,
      ProgrammeSettings settings) {
    this.database = database;
    this.entityManager = entityManager;
    this.calendar = calendar;
    this.maximumAge = settings.report().maxAge();
  }

  /** Within the caller's transaction: a month's figures, as fresh as asked for. */
  <F extends DatedFigures> F provide(
      YearMonth month, Freshness freshness, MonthlyFigures<F> figures) {
    // What is computed in SQL does not see what Hibernate has not written yet.
    return switch (freshness) {
      case REUSE_RECENT ->
          figures.find(month).filter(this::isRecent).orElseGet(() -> renewed(month, figures));
      case CURRENT -> {
        entityManager.flush();
        yield lockIfFree() ? figures.replaceByComputed(month) : recentOrOwn(month, figures);
      }
      case UP_TO_DATE -> {
        entityManager.flush();
        lock();
        yield figures.replaceByComputed(month);
      }
    };
  }

  /** Old figures will do, too, while somebody else is at new ones. */
  private <F extends DatedFigures> F renewed(YearMonth month, MonthlyFigures<F> figures) {
    entityManager.flush();
    boolean locked = lockIfFree();
    // Whoever had the lock until now may have computed the same month.
    Optional<F> kept = figures.find(month).filter(each -> !locked || isRecent(each));
    return kept.orElseGet(() -> locked ? figures.replaceByComputed(month) : figures.compute(month));
  }

  private <F extends DatedFigures> F recentOrOwn(YearMonth month, MonthlyFigures<F> figures) {
    return figures.find(month).filter(this::isRecent).orElseGet(() -> figures.compute(month));
  }

  private boolean isRecent(DatedFigures figures) {
    return figures.generatedAt().plus(maximumAge).isAfter(calendar.now());
  }

  private void lock() {
    database.sql(LOCK).query(String.class).single();
  }

  private boolean lockIfFree() {
    return database.sql(LOCK + " skip locked").query(String.class).optional().isPresent();
  }
}
