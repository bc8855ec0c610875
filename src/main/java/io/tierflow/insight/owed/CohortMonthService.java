package io.tierflow.insight.owed;

import io.tierflow.common.ProgrammeCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what happened to points by month and cohort of issue. */
@Service
public class CohortMonthService {

  /** What is being recorded while cohorts are computed is looked at once more the next time. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final CohortMonths kept;
  private final ProgrammeCalendar calendar;

  CohortMonthService(CohortMonths kept, ProgrammeCalendar calendar) {
    this.kept = kept;
    this.calendar = calendar;
  }

  /**
   * Computes the months in which an entry of the ledger is dated that has arrived since the last
   * time; the first time all of them. Entries never change, and neither does the lot that one took
   * from, so nothing else can change a month. All of it is of one moment, as the balances are that
   * it must add up to. Does nothing while another instance is at it.
   */
  @Scheduled(cron = "${tierflow.figures.refresh-at:0 10 * * * *}", zone = "${tierflow.zone:UTC}")
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public void refresh() {
    if (!kept.lockIfFree()) {
      return;
    }
    Instant now = calendar.now();
    kept.keepMovedLots();
    changedMonths().forEach(kept::replace);
    kept.refreshed(now);
  }

  private SortedSet<YearMonth> changedMonths() {
    SortedSet<YearMonth> changed = new TreeSet<>();
    Instant refreshedAt = kept.refresh().at();
    if (refreshedAt != null) {
      kept.daysArrivedSince(refreshedAt.minus(OVERLAP)).stream()
          .map(YearMonth::from)
          .forEach(changed::add);
      return changed;
    }
    kept.endOfLedger(true)
        .ifPresent(
            first -> {
              YearMonth last = YearMonth.from(kept.endOfLedger(false).orElse(first));
              for (YearMonth month = YearMonth.from(first);
                  !month.isAfter(last);
                  month = month.plusMonths(1)) {
                changed.add(month);
              }
            });
    return changed;
  }
}
