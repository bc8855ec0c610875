package io.tierflow.points;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.transaction.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What transactions of one upgrade earn that are valid for the same time: one lot of points, with
 * an entry of its own in the ledger.
 *
 * @param points whole points, more than 0
 * @param expiresOn their last day, the latest of the transactions; null if they never expire
 * @param transactions whose points they are
 */
record EarnedLot(long points, LocalDate expiresOn, List<Transaction> transactions) {

  private static final Comparator<Validity> EARLIEST_FIRST =
      Comparator.comparing(
              Validity::expiresOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(Validity::months, Comparator.nullsLast(Comparator.<Long>naturalOrder()));

  /**
   * Splits what is not booked yet, rounded down, among lots: one for each number of months for
   * which points are valid, the earliest expiring first.
   *
   * <p>Let x be the fraction of a point that was carried here, and s<sub>1</sub> to s<sub>n</sub>
   * the exact shares of the lots. Lots 1 to k together have x + s<sub>1</sub> + … + s<sub>k</sub>
   * points, rounded down. So each lot has its exact share to within a point; a fraction goes on to
   * the lot that expires next, never to an earlier one; what is left of the last lot is carried to
   * the next upgrade. Whole points that are carried, since another upgrade calculated and did not
   * book them, go to the last lot. If less is unbooked than the shares, because of a refund between
   * calculating and booking, the earliest lots lack it.
   *
   * <p>Transactions of a lot that gets no whole point belong to the next one, which has their
   * fraction, or else to the last one that has points.
   *
   * @param unbooked the account's exact points less those that are booked, 1 or more
   * @param earned what earned in this upgrade
   * @param calendar tells the days of transactions
   * @return lots of 1 point or more, which together have all whole points that are unbooked
   */
  static List<EarnedLot> split(
      BigDecimal unbooked, Collection<Transaction> earned, ProgrammeCalendar calendar) {
    List<Validity> validities = validities(earned, calendar);
    if (validities.isEmpty()) {
      return List.of(new EarnedLot(floor(unbooked), null, List.of()));
    }
    Validity last = validities.get(validities.size() - 1);
    BigDecimal sum = carried(unbooked, earned);
    List<Transaction> waiting = new ArrayList<>();
    List<EarnedLot> lots = new ArrayList<>();
    long booked = 0;
    for (Validity validity : validities) {
      sum = sum.add(shares(validity.transactions()));
      long upToHere = validity == last ? floor(unbooked) : Math.max(0, floor(sum));
      waiting.addAll(validity.transactions());
      if (upToHere > booked) {
        lots.add(new EarnedLot(upToHere - booked, validity.expiresOn(), List.copyOf(waiting)));
        waiting.clear();
        booked = upToHere;
      }
    }
    if (!waiting.isEmpty()) {
      lots.add(lots.remove(lots.size() - 1).with(waiting));
    }
    return lots;
  }

  private EarnedLot with(List<Transaction> more) {
    List<Transaction> all = new ArrayList<>(transactions);
    all.addAll(more);
    return new EarnedLot(points, expiresOn, List.copyOf(all));
  }

  /** The carried fraction; below 0 is what is missing of the shares. */
  private static BigDecimal carried(BigDecimal unbooked, Collection<Transaction> earned) {
    BigDecimal carried = unbooked.subtract(shares(earned));
    return carried.signum() < 0 ? carried : carried.remainder(BigDecimal.ONE);
  }

  private static BigDecimal shares(Collection<Transaction> earned) {
    return earned.stream().map(Transaction::getExactShare).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long floor(BigDecimal points) {
    return points.setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private static List<Validity> validities(
      Collection<Transaction> earned, ProgrammeCalendar calendar) {
    Map<Long, List<Transaction>> byMonths = new HashMap<>();
    for (Transaction transaction : earned) {
      byMonths
          .computeIfAbsent(months(transaction, calendar), months -> new ArrayList<>())
          .add(transaction);
    }
    List<Validity> validities = new ArrayList<>(byMonths.size());
    byMonths.forEach((months, same) -> validities.add(new Validity(months, latest(same), same)));
    validities.sort(EARLIEST_FIRST);
    return validities;
  }

  /**
   * For how many months points are valid, null if for ever: adding months to a day always ends in
   * that month.
   */
  private static Long months(Transaction transaction, ProgrammeCalendar calendar) {
    LocalDate expiry = transaction.getTerms().expiresOn();
    if (expiry == null) {
      return null;
    }
    LocalDate day = calendar.dayOf(transaction.getOccurredAt());
    return expiry.getLong(ChronoField.PROLEPTIC_MONTH) - day.getLong(ChronoField.PROLEPTIC_MONTH);
  }

  private static LocalDate latest(List<Transaction> sameValidity) {
    return sameValidity.stream()
        .map(transaction -> transaction.getTerms().expiresOn())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Transactions whose points are valid for the same time; months are null if for ever. */
  private record Validity(Long months, LocalDate expiresOn, List<Transaction> transactions) {}
}
