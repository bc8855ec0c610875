package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * What a member spent up to a day. Refunds count negative, on the day they occurred.
 *
 * @param monthlySpend net sum of the 30 days that end with the day, in currency units
 * @param annualSpend net sum of the 12 months that end with the day, in currency units
 * @param annualTransactions activities of these 12 months whose kind counts as a transaction, and
 *     that are not fully refunded
 */
public record SpendFigures(
    BigDecimal monthlySpend, BigDecimal annualSpend, long annualTransactions) {}
