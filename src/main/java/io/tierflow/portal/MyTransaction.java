package io.tierflow.portal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tierflow.policy.ActivityKind;
import io.tierflow.transaction.ActivityDetails;
import io.tierflow.transaction.EarningState;
import io.tierflow.transaction.OriginalAmountView;
import io.tierflow.transaction.RefundMatchView;
import io.tierflow.transaction.TransactionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a member did, as they see it.
 *
 * @param transactionId its id in the shop it comes from
 * @param kind what it is
 * @param amount 0 or more for each kind, in currency units
 * @param currency ISO 4217 code of the programme's currency
 * @param original the amount as it came in another currency, or null
 * @param occurredAt when it happened
 * @param refundOf the transaction that a refund takes back, or null
 * @param matches the transactions that a refund which names none was matched to, latest first
 * @param refundedAmount what refunds have taken back of it, in currency units
 * @param details what else it says of itself; each is null if it was not told
 * @param earning whether it has earned
 * @param points points it earned, with their fraction, or null
 * @param qualifyingPoints points of it that count towards tiers, with their fraction, or null
 * @param promotions what promotions added
 * @param reason why it earned that, or why it has earned nothing
 */
record MyTransaction(
    String transactionId,
    ActivityKind kind,
    BigDecimal amount,
    String currency,
    OriginalAmountView original,
    Instant occurredAt,
    String refundOf,
    List<RefundMatchView> matches,
    BigDecimal refundedAmount,
    @JsonUnwrapped ActivityDetails details,
    EarningState earning,
    BigDecimal points,
    BigDecimal qualifyingPoints,
    List<Promotion> promotions,
    String reason) {

  static MyTransaction of(TransactionView transaction, UnaryOperator<String> translated) {
    return new MyTransaction(
        transaction.transactionId(),
        transaction.kind(),
        transaction.amount(),
        transaction.currency(),
        transaction.original(),
        transaction.occurredAt(),
        transaction.refundOf(),
        transaction.matches(),
        transaction.refundedAmount(),
        transaction.details(),
        transaction.earning(),
        transaction.exactShare(),
        transaction.qualifyingShare(),
        transaction.promotions().stream()
            .map(
                applied ->
                    new Promotion(
                        translated.apply(applied.name()),
                        applied.exactShare(),
                        applied.qualifyingShare()))
            .toList(),
        translated.apply(transaction.reason()));
  }

  /**
   * A promotion that added to what a transaction earned.
   *
   * @param name what people call it
   * @param points points that it added, with their fraction
   * @param qualifyingPoints points towards tiers that it added, with their fraction
   */
  record Promotion(String name, BigDecimal points, BigDecimal qualifyingPoints) {}
}
