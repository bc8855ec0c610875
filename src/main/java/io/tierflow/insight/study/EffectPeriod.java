package io.tierflow.insight.study;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The days from which the effects of a month are estimated. Points are those of an earlier year, so
 * that what is compared comes after what decided; the month between is for the run and its reviews.
 *
 * @param pointsFrom first day of the year whose points decide
 * @param pointsUntil its last day
 * @param tierOn day on which it is looked at who has the tier
 * @param spendFrom first day of the spend that is compared
 * @param spendUntil its last day
 */
record EffectPeriod(
    LocalDate pointsFrom,
    LocalDate pointsUntil,
    LocalDate tierOn,
    LocalDate spendFrom,
    LocalDate spendUntil) {

  /** Months whose spend is compared. */
  static final int MONTHS = 3;

  /** First day on which campaigns count whose effect is compared: in the months before. */
  LocalDate toldFrom() {
    return spendFrom.minusMonths(MONTHS);
  }

  /** First day of the spend before these, by which it is adjusted. */
  LocalDate spendBeforeFrom() {
    return toldFrom().minusMonths(MONTHS);
  }

  static EffectPeriod of(YearMonth month) {
    YearMonth firstOfSpend = month.minusMonths(MONTHS - 1L);
    LocalDate tierOn = firstOfSpend.minusMonths(1).atEndOfMonth();
    LocalDate pointsUntil = firstOfSpend.minusMonths(2).atEndOfMonth();
    return new EffectPeriod(
        pointsUntil.plusDays(1).minusMonths(12),
        pointsUntil,
        tierOn,
        firstOfSpend.atDay(1),
        month.atEndOfMonth());
  }
}
