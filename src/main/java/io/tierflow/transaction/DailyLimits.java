package io.tierflow.transaction;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.policy.ActivityKind;
import io.tierflow.web.ConflictException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * How many of the kinds that have a limit members have recorded of a day. Serves transactions that
 * are recorded together, once the accounts of their members are locked; each day is counted once.
 */
final class DailyLimits {

  private final TransactionRepository transactions;
  private final ProgrammeCalendar calendar;
  private final Map<Place, Long> taken = new HashMap<>();

  DailyLimits(TransactionRepository transactions, ProgrammeCalendar calendar) {
    this.transactions = transactions;
    this.calendar = calendar;
  }

  /**
   * Takes a place for one more.
   *
   * @throws ConflictException if the member has as many of that day as are allowed
   */
  void take(NewTransaction arrival, int limit) {
    Place place =
        new Place(arrival.memberNumber(), arrival.kind(), calendar.dayOf(arrival.occurredAt()));
    long before = taken.computeIfAbsent(place, this::recorded);
    if (before >= limit) {
      throw new ConflictException(
          "The member %s already has %d %s of %s; accepted: at most %d a day."
              .formatted(place.memberNumber, before, place.kind, place.day, limit));
    }
    taken.put(place, before + 1);
  }

  private long recorded(Place place) {
    return transactions.countOfKind(
        place.memberNumber, place.kind, calendar.startOf(place.day), calendar.endOf(place.day));
  }

  private record Place(String memberNumber, ActivityKind kind, LocalDate day) {}
}
