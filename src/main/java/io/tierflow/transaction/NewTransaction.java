package io.tierflow.transaction;

import io.tierflow.common.Blanks;
import io.tierflow.common.ExternalId;
import io.tierflow.member.MemberNumber;
import io.tierflow.policy.ActivityKind;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A transaction to be recorded.
 *
 * @param transactionId id in the system it comes from, 1 to 64 visible ASCII characters
 * @param memberNumber who did it
 * @param kind what it is
 * @param amount 0 or more for each kind, in currency units with at most 2 decimals; null where the
 *     kind needs none, and for a REFUND of what has none
 * @param currency ISO 4217 code: the programme's, or one that has an exchange rate on its day
 * @param occurredAt when it happened, cut to whole seconds
 * @param refundOf id of the refunded transaction; only for a REFUND, and required there unless the
 *     programme matches returns without a receipt
 * @param category what it was about, at most 64 characters, or null
 * @param channel the way by which it came, at most 64 characters, or null
 * @param location where it happened, at most 64 characters, or null
 * @param partner with whom, at most 64 characters, or null
 * @param quantity how much of it, from 0 to 999,999.99 with at most 2 decimals, or null
 * @param attributes up to 20 further texts of 1 to 128 characters by their keys, or null
 */
public record NewTransaction(
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) @ExternalId String transactionId,
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) @MemberNumber String memberNumber,
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) ActivityKind kind,
    BigDecimal amount,
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) String currency,
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) Instant occurredAt,
    @ExternalId String refundOf,
    String category,
    String channel,
    String location,
    String partner,
    BigDecimal quantity,
    Map<String, String> attributes) {

  static final String REQUIRED_MESSAGE = "must be given";

  /** Cuts the instant to whole seconds, and takes away what nobody sees around the texts. */
  public NewTransaction {
    occurredAt = occurredAt == null ? null : occurredAt.truncatedTo(ChronoUnit.SECONDS);
    category = stripped(category);
    channel = stripped(channel);
    location = stripped(location);
    partner = stripped(partner);
    Map<String, String> told = new TreeMap<>();
    if (attributes != null) {
      attributes.forEach(
          (key, value) -> {
            if (value != null) {
              told.put(key, Blanks.strip(value));
            }
          });
    }
    attributes = Collections.unmodifiableMap(told);
  }

  /**
   * A transaction that says no more of itself than it must.
   *
   * @param transactionId id in the system it comes from
   * @param memberNumber who did it
   * @param kind what it is
   * @param amount in currency units, or null
   * @param currency ISO 4217 code
   * @param occurredAt when it happened
   * @param refundOf id of the refunded transaction, or null
   */
  public NewTransaction(
      String transactionId,
      String memberNumber,
      ActivityKind kind,
      BigDecimal amount,
      String currency,
      Instant occurredAt,
      String refundOf) {
    this(
        transactionId,
        memberNumber,
        kind,
        amount,
        currency,
        occurredAt,
        refundOf,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static String stripped(String text) {
    String visible = text == null ? "" : Blanks.strip(text);
    return visible.isEmpty() ? null : visible;
  }

  /** Only of a transaction that was found right: a quantity without bounds is not written out. */
  ActivityDetails details() {
    return new ActivityDetails(category, channel, location, partner, quantity, attributes);
  }

  boolean isRefund() {
    return kind != null && kind.isRefund();
  }

  BigDecimal amountOrZero() {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
