package io.tierflow.testsupport.oracle.tierlife;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that reaches the programme.
 *
 * @param what BUY, REFUND or GRANT
 * @param day day on which it arrives
 * @param id its id
 * @param of the purchase that a refund takes back, or null
 * @param amount the amount, or null
 * @param at when a purchase took place, or null
 * @param tier the tier that is granted, or null
 * @param until its last day, or null for the tier's own terms
 */
record LifeEvent(
    String what,
    LocalDate day,
    String id,
    String of,
    BigDecimal amount,
    Instant at,
    String tier,
    LocalDate until) {

  @Override
  public String toString() {
    return switch (what) {
      case "BUY" -> "buys %s for %s at %s".formatted(id, amount, at);
      case "REFUND" -> "gives %s of %s back".formatted(amount, of);
      default -> "is granted %s until %s".formatted(tier, until);
    };
  }
}
