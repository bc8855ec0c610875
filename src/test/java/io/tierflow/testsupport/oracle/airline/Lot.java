package io.tierflow.testsupport.oracle.airline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;

/** Points that are valid until a day, or for ever. */
final class Lot {

  static final Comparator<Lot> EARLIEST_FIRST =
      Comparator.comparing((Lot lot) -> lot.expiresOn, Comparator.nullsLast(LocalDate::compareTo))
          .thenComparing(lot -> lot.place);

  final LocalDate expiresOn;
  final int place;
  long remaining;
  long expired;
  long lapsed;

  Lot(long points, LocalDate expiresOn, int place) {
    this.remaining = points;
    this.expiresOn = expiresOn;
    this.place = place;
  }

  boolean isValidOn(LocalDate day) {
    return expiresOn == null || !expiresOn.isBefore(day);
  }

  /** Takes as many of the wanted points as there are; how many. */
  static long take(long wanted, Collection<Lot> lots) {
    long open = wanted;
    for (Lot lot : lots) {
      long taken = Math.min(open, lot.remaining);
      lot.remaining -= taken;
      open -= taken;
    }
    return wanted - open;
  }

  /** Lets what remains expire; how many points. */
  long expire() {
    long points = remaining;
    expired += points;
    remaining = 0;
    return points;
  }

  /** Of wanted points, those that have expired are not taken again; how many. */
  long lapse(long wanted) {
    long points = Math.min(wanted, expired - lapsed);
    lapsed += points;
    return points;
  }
}
