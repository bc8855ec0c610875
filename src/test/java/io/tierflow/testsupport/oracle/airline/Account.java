package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A member's points: exact and booked, in lots, and what the ledger says of them. */
final class Account {

  private static final Comparator<Lasting> EARLIEST_FIRST =
      Comparator.comparing(
              Lasting::expiresOn, Comparator.<LocalDate>nullsLast(LocalDate::compareTo))
          .thenComparing(Lasting::months, Comparator.<Integer>nullsLast(Integer::compareTo));

  private final List<Lot> lots = new ArrayList<>();

  /** Sums of the ledger by kind of entry and day: points, shortfall, lapsed, qualifying. */
  final Map<String, long[]> ledger = new TreeMap<>();

  final Map<LocalDate, Long> qualifyingByDay = new TreeMap<>();
  BigDecimal exact = BigDecimal.ZERO;
  BigDecimal exactQualifying = BigDecimal.ZERO;
  long booked;
  long qualifyingBooked;
  long balance;
  long shortfall;

  /** Books what activities earned on a day. */
  void earn(LocalDate day, List<Activity> earned) {
    BigDecimal carried = exact.subtract(BigDecimal.valueOf(booked));
    for (Activity activity : earned) {
      exact = exact.add(activity.share);
      exactQualifying = exactQualifying.add(activity.qualifying);
    }
    long points = floor(exact) - booked;
    long qualifying = floor(exactQualifying) - qualifyingBooked;
    if (points == 0 && qualifying == 0) {
      return;
    }
    write("EARN", day, points, 0, 0, qualifying);
    booked += points;
    long repaid = Lot.take(shortfall, lotsOf(carried, points, earned));
    if (repaid > 0) {
      write("REVERSE", day, -repaid, -repaid, 0, 0);
    }
  }

  /** A lot for each validity, the earliest first; a fraction goes on to the next. */
  private List<Lot> lotsOf(BigDecimal carried, long points, List<Activity> earned) {
    List<Lot> added = new ArrayList<>();
    List<Activity> waiting = new ArrayList<>();
    BigDecimal sum = carried;
    long given = 0;
    for (Lasting lasting : lastings(earned)) {
      for (Activity activity : lasting.activities()) {
        sum = sum.add(activity.share);
        waiting.add(activity);
      }
      long whole = floor(sum) - given;
      if (whole > 0) {
        Lot lot = new Lot(whole, lasting.expiresOn(), lots.size());
        waiting.forEach(activity -> activity.lot = lot);
        waiting.clear();
        lots.add(lot);
        added.add(lot);
        given += whole;
      }
    }
    if (given != points) {
      throw new IllegalStateException("%d of %d points are in lots.".formatted(given, points));
    }
    if (!added.isEmpty()) {
      waiting.forEach(activity -> activity.lot = added.get(added.size() - 1));
    }
    return added;
  }

  private static List<Lasting> lastings(List<Activity> earned) {
    List<Lasting> lastings = new ArrayList<>();
    for (Activity activity : earned) {
      Integer months = activity.terms.months();
      LocalDate expiry = months == null ? null : activity.day().plusMonths(months);
      Lasting same =
          lastings.stream()
              .filter(each -> Objects.equals(each.months(), months))
              .findFirst()
              .orElse(null);
      List<Activity> activities = new ArrayList<>();
      LocalDate last = expiry;
      if (same != null) {
        lastings.remove(same);
        activities.addAll(same.activities());
        last = expiry == null || same.expiresOn().isAfter(expiry) ? same.expiresOn() : expiry;
      }
      activities.add(activity);
      lastings.add(new Lasting(months, last, activities));
    }
    lastings.sort(EARLIEST_FIRST);
    return lastings;
  }

  /** Takes back by how much an activity's shares have shrunk. */
  void shrink(Activity activity, BigDecimal share, BigDecimal qualifying, LocalDate today) {
    exact = exact.subtract(share);
    exactQualifying = exactQualifying.subtract(qualifying);
    long points = booked - floor(exact);
    long less = qualifyingBooked - floor(exactQualifying);
    if (points == 0 && less == 0) {
      return;
    }
    long taken = activity.lot == null ? 0 : Lot.take(points, List.of(activity.lot));
    long lapsed = activity.lot == null ? 0 : activity.lot.lapse(points - taken);
    taken += Lot.take(points - taken - lapsed, validLots(today));
    write("REVERSE", activity.earnedOn, -taken, points - taken - lapsed, lapsed, -less);
    booked -= points;
  }

  /** Spends points; how many are left to spend. */
  void spend(long points, LocalDate today) {
    if (Lot.take(points, validLots(today)) != points) {
      throw new IllegalStateException("There are fewer than %d points.".formatted(points));
    }
    write("SPEND", today, -points, 0, 0, 0);
  }

  void expire(LocalDate today) {
    for (Lot lot : lots) {
      if (!lot.isValidOn(today) && lot.remaining > 0) {
        write("EXPIRE", today, -lot.expire(), 0, 0, 0);
      }
    }
  }

  long available(LocalDate today) {
    return validLots(today).stream().mapToLong(lot -> lot.remaining).sum();
  }

  private List<Lot> validLots(LocalDate today) {
    return lots.stream().filter(lot -> lot.isValidOn(today)).sorted(Lot.EARLIEST_FIRST).toList();
  }

  private void write(
      String type, LocalDate day, long points, long owed, long lapsed, long qualifying) {
    long[] sums = ledger.computeIfAbsent(type + " " + day, none -> new long[4]);
    sums[0] += points;
    sums[1] += owed;
    sums[2] += lapsed;
    sums[3] += qualifying;
    balance += points;
    shortfall += owed;
    qualifyingBooked += qualifying;
    qualifyingByDay.merge(day, qualifying, Long::sum);
  }

  private static long floor(BigDecimal points) {
    return points.setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private record Lasting(Integer months, LocalDate expiresOn, List<Activity> activities) {}
}
