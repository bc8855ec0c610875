package io.tierflow.report;

import java.time.YearMonth;
import java.util.Optional;

/** Figures of months, each month's kept once it was computed. */
interface MonthlyFigures<F extends DatedFigures> {

  /** A month's figures as they are kept; nobody is waited for. */
  Optional<F> find(YearMonth month);

  /** Computes a month's figures and keeps nothing; nobody is waited for. */
  F compute(YearMonth month);

  /** Computes a month's figures and keeps them in place of older ones; the caller has the lock. */
  F replaceByComputed(YearMonth month);
}
