package io.tierflow.transaction;

import io.tierflow.common.ExternalId;
import io.tierflow.member.MemberNumber;
import io.tierflow.policy.ActivityKind;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A transaction to be recorded.
 *
 * @param transactionId id in the system it comes from, 1 to 64 visible ASCII characters
 * @param memberNumber who did it
 * @param kind what it is
 * @param amount 0 or more for each kind, in currency units with at most 2 decimals; null where the
 *     kind needs none, and for a REFUND of what has none
 * @param currency ISO 4217 code, the programme's
 * @param occurredAt when it happened, cut to whole seconds
 * @param refundOf id of the refunded transaction; only for a REFUND, and required there
 */
public record NewTransaction(
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) @ExternalId String transactionId,
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) @MemberNumber String memberNumber,
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) ActivityKind kind,
    BigDecimal amount,
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) String currency,
    @NotNull(message = NewTransaction.REQUIRED_MESSAGE) Instant occurredAt,
    @ExternalId String refundOf) {

  static final String REQUIRED_MESSAGE = "must be given";

  /** Cuts the instant to whole seconds. */
  public NewTransaction {
    occurredAt = occurredAt == null ? null : occurredAt.truncatedTo(ChronoUnit.SECONDS);
  }

  boolean isRefund() {
    return kind != null && kind.isRefund();
  }

  BigDecimal amountOrZero() {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
