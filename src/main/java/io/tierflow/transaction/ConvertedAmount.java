package io.tierflow.transaction;

import io.tierflow.transaction.currency.OriginalAmount;
import java.math.BigDecimal;

/**
 * What a transaction is worth in the programme's currency.
 *
 * @param amount 0 or more, in the programme's currency
 * @param original the amount in its own currency, or null if that is the programme's
 */
record ConvertedAmount(BigDecimal amount, OriginalAmount original) {}
