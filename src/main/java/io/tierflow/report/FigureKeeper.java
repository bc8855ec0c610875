package io.tierflow.report;

import io.tierflow.programme.ProgrammeCalendar;
import io.tierflow.programme.ProgrammeSettings;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides whether kept figures will do, and lets only one transaction at a time compute new ones.
 *
 * <p>Recent figures are read without a lock. Whoever must compute takes the one lock that there is
 * for figures, whatever the month, and holds it until its transaction ends: the row always exists,
 * so no two transactions meet while they insert the same month.
 */
@Component
class FigureKeeper {

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

  /** Within the caller's transaction: the kept figures if they are recent enough, else new ones. */
  <F extends DatedFigures> F provide(
      Freshness freshness, Supplier<Optional<F>> kept, Supplier<F> computed) {
    Optional<F> reusable = reusable(freshness, kept);
    if (reusable.isPresent()) {
      return reusable.get();
    }
    // The figures are computed in SQL, which does not see what Hibernate has not written yet.
    entityManager.flush();
    lock();
    // Whoever held the lock until now may have computed the same month.
    return reusable(freshness, kept).orElseGet(computed);
  }

  private <F extends DatedFigures> Optional<F> reusable(
      Freshness freshness, Supplier<Optional<F>> kept) {
    return freshness == Freshness.UP_TO_DATE ? Optional.empty() : kept.get().filter(this::isRecent);
  }

  private boolean isRecent(DatedFigures figures) {
    return figures.generatedAt().plus(maximumAge).isAfter(calendar.now());
  }

  private void lock() {
    database
        .sql("select lock_name from report_lock where lock_name = 'FIGURES' for update")
        .query(String.class)
        .single();
  }
}
