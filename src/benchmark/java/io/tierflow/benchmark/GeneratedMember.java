package io.tierflow.benchmark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A member as the generator makes them, with the history up to the measured month.
 *
 * @param memberNumber the number
 * @param enrolledOn the day of enrolment
 * @param tier the confirmed tier
 * @param tierSince the day from which it counts
 * @param purchases purchases, oldest first
 * @param earned what earlier months brought, oldest first
 * @param rises tiers reached in earlier months, oldest first
 */
record GeneratedMember(
    String memberNumber,
    LocalDate enrolledOn,
    String tier,
    LocalDate tierSince,
    List<Purchase> purchases,
    List<Earned> earned,
    List<Rise> rises) {

  /** By which purchases come. */
  static final List<String> CHANNELS = List.of("STORE", "WEB", "APP");

  /**
   * A purchase.
   *
   * @param transactionId its id
   * @param amount in the programme's currency
   * @param occurredAt when
   * @param terms what it earned by, or null while it has not earned
   * @param earnedOn the day on which it earned, or null
   * @param earnedBy what took it along, or null
   */
  record Purchase(
      String transactionId,
      BigDecimal amount,
      Instant occurredAt,
      HandWrittenPolicy.Terms terms,
      LocalDate earnedOn,
      String earnedBy) {

    /** The way by which it came, each as often as any other. */
    String channel() {
      return CHANNELS.get(Math.floorMod(transactionId.hashCode(), CHANNELS.size()));
    }

    /** The share that it earned, or null while it has not. */
    BigDecimal share() {
      return terms == null ? null : terms.share(amount, BigDecimal.ZERO);
    }
  }

  /** One month's points: an entry in the ledger, and the lot that it opened. */
  record Earned(long points, long balanceAfter, LocalDate on, String by, LocalDate expiresOn) {}

  /** A tier that was reached. */
  record Rise(String from, HandWrittenPolicy.Eligibility to, LocalDate on, String by) {}

  /** The balance. */
  long balance() {
    return earned.stream().mapToLong(Earned::points).sum();
  }

  /** The sum of the shares that earned. */
  BigDecimal exactEarned() {
    return purchases.stream()
        .filter(purchase -> purchase.terms() != null)
        .map(Purchase::share)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
