package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * A transaction to which a refund that named none was matched.
 *
 * @param transactionId the transaction that was refunded
 * @param amount what the refund took back of it, in units of the programme's currency
 * @param originalAmount the same in the currency in which both came; null if that is the
 *     programme's
 */
public record RefundMatchView(String transactionId, BigDecimal amount, BigDecimal originalAmount) {}
