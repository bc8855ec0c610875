package io.tierflow.testsupport.oracle.tierlife;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a member did, and the qualifying points of it, by the day on which they take effect. */
final class LifeAccount {

  private static final int REACH_BACK_DAYS = 90;

  private final Map<String, LifePurchase> purchases = new LinkedHashMap<>();
  private final Map<LocalDate, BigDecimal> refunds = new TreeMap<>();
  private final Map<LocalDate, Long> booked = new TreeMap<>();
  private BigDecimal exact = BigDecimal.ZERO;

  void buy(String id, LocalDate day, BigDecimal amount) {
    purchases.put(id, new LifePurchase(id, day, amount));
  }

  void refund(String id, BigDecimal part, LocalDate today) {
    refunds.merge(today, part, BigDecimal::add);
    LifePurchase purchase = purchases.get(id);
    BigDecimal shrunk = purchase.refund(part);
    if (purchase.earnedOn != null) {
      exact = exact.subtract(shrunk);
      book(purchase.earnedOn);
    }
  }

  /** Lets all that has not earned yet do so, as long as it is not too old. */
  void earn(LocalDate today, Function<LifePurchase, BigDecimal> share) {
    for (LifePurchase purchase : purchases.values()) {
      if (purchase.earnedOn == null
          && !purchase.day.isAfter(today)
          && purchase.day.isAfter(today.minusDays(REACH_BACK_DAYS))) {
        purchase.earn(share.apply(purchase), today);
        exact = exact.add(purchase.share);
      }
    }
    book(today);
  }

  private void book(LocalDate effective) {
    long before = booked.values().stream().mapToLong(Long::longValue).sum();
    long points = floor(exact) - before;
    if (points != 0) {
      booked.merge(effective, points, Long::sum);
    }
  }

  /** The figures of some days: of a rolling period points count when they take effect. */
  LifeFigures figures(Days days, boolean fixed) {
    return new LifeFigures(
        Math.max(0, fixed ? pointsOfTransactions(days) : pointsInEffect(days)),
        spend(days),
        purchases.values().stream()
            .filter(each -> days.contain(each.day) && each.isCounted())
            .count(),
        days.to());
  }

  private long pointsOfTransactions(Days days) {
    return floor(
        purchases.values().stream()
            .filter(each -> days.contain(each.day) && each.earnedOn != null)
            .map(each -> each.share)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private long pointsInEffect(Days days) {
    return booked.entrySet().stream()
        .filter(each -> days.contain(each.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private BigDecimal spend(Days days) {
    BigDecimal spent =
        purchases.values().stream()
            .filter(each -> days.contain(each.day))
            .map(each -> each.amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return refunds.entrySet().stream()
        .filter(each -> days.contain(each.getKey()))
        .map(Map.Entry::getValue)
        .reduce(spent, BigDecimal::subtract);
  }

  private static long floor(BigDecimal points) {
    return points.setScale(0, RoundingMode.FLOOR).longValueExact();
  }
}
