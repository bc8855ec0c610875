package io.tierflow.insight.owed;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the redemption rates that people set for cohorts, and undoes them. */
@Service
@Transactional
public class RateOverrideService {

  /** The most characters that a reason may have. */
  public static final int MAX_REASON = 500;

  private static final int DECIMALS = 6;

  private final RateOverrides rows;
  private final CohortMonths cohorts;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  RateOverrideService(
      RateOverrides rows, CohortMonths cohorts, ProgrammeCalendar calendar, AuditTrail trail) {
    this.rows = rows;
    this.cohorts = cohorts;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * What was set for a cohort.
   *
   * @param cohort the month of issue
   * @return all of it, also what was undone, the latest first
   * @throws NotFoundException if no points were issued in that month
   */
  @Transactional(readOnly = true)
  public List<RateOverride> history(YearMonth cohort) {
    requireCohort(cohort);
    return rows.of(cohort);
  }

  /**
   * Sets the rate of a cohort; once, however often the same is asked for.
   *
   * @param asked cohort, revision, first month, rate and reason
   * @param staff who sets it
   * @throws NotFoundException if no points were issued in the cohort's month
   * @throws InvalidInputException if rate, month or reason can't be
   * @throws ConflictException if another one was set meanwhile
   */
  public void set(Asked asked, String staff) {
    requireCohort(asked.cohort());
    requireSensible(asked);
    List<RateOverride> known = rows.of(asked.cohort());
    if (known.size() + 1 == asked.revision()) {
      rows.insert(
          new RateOverride(
              asked.cohort(),
              asked.revision(),
              asked.countsFrom(),
              asked.rate(),
              asked.reason(),
              staff,
              calendar.now(),
              null,
              null));
      trail.recordFor(
          staff,
          AuditAction.REDEMPTION_RATE_SET,
          asked.cohort().toString(),
          "%s from %s on, revision %d."
              .formatted(
                  asked.rate().stripTrailingZeros().toPlainString(),
                  asked.countsFrom(),
                  asked.revision()));
    } else if (known.stream().noneMatch(asked::isAlready)) {
      throw new ConflictException(
          "Somebody has set another rate for these points meanwhile. Look at it, then set yours.");
    }
  }

  /**
   * What somebody wants to set.
   *
   * @param cohort the month of issue
   * @param revision one more than have been set, so that nobody overwrites what they haven't seen
   * @param countsFrom the first month whose closing it changes
   * @param rate between 0 and 1
   * @param reason for the auditor
   */
  public record Asked(
      YearMonth cohort, int revision, YearMonth countsFrom, BigDecimal rate, String reason) {

    private boolean isAlready(RateOverride known) {
      return known.revision() == revision
          && known.countsFrom().equals(countsFrom)
          && known.rate().compareTo(rate) == 0
          && known.reason().equals(reason);
    }
  }

  /**
   * Undoes the rate that was set last, as if it never had been: then the one before counts, or the
   * estimate.
   *
   * @param cohort the month of issue
   * @param revision which one
   * @param staff who undoes it
   * @throws NotFoundException if there is no such one
   * @throws ConflictException if a later one stands
   */
  public void withdraw(YearMonth cohort, int revision, String staff) {
    List<RateOverride> known = rows.of(cohort);
    RateOverride override =
        known.stream()
            .filter(each -> each.revision() == revision)
            .findFirst()
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "No such rate was set for the points of %s.".formatted(cohort)));
    Optional<RateOverride> last = known.stream().filter(RateOverride::stands).findFirst();
    if (override.stands() && !last.equals(Optional.of(override))) {
      throw new ConflictException("A later rate stands; undo that one first.");
    }
    if (rows.withdraw(override, staff, calendar.now())) {
      trail.recordFor(
          staff,
          AuditAction.REDEMPTION_RATE_WITHDRAWN,
          cohort.toString(),
          "Revision %d.".formatted(revision));
    }
  }

  private void requireSensible(Asked asked) {
    BigDecimal rate = asked.rate();
    if (rate.signum() < 0
        || rate.compareTo(BigDecimal.ONE) > 0
        || rate.stripTrailingZeros().scale() > DECIMALS) {
      throw new InvalidInputException(
          "rate",
          "The redemption rate must be a share; accepted: 0 to 100 per cent, with at most 4"
              + " decimals.");
    }
    YearMonth current = YearMonth.from(calendar.today());
    if (asked.countsFrom().isBefore(asked.cohort()) || asked.countsFrom().isAfter(current)) {
      throw new InvalidInputException(
          "countsFrom",
          "The rate can't count from that month on; accepted: %s to %s."
              .formatted(asked.cohort(), current));
    }
    if (asked.reason().isBlank() || asked.reason().length() > MAX_REASON) {
      throw new InvalidInputException(
          "reason", "The reason is missing or too long; accepted: 1 to 500 characters.");
    }
  }

  private void requireCohort(YearMonth cohort) {
    if (!cohorts.isCohort(cohort)) {
      throw new NotFoundException("No points were issued in %s.".formatted(cohort));
    }
  }
}
