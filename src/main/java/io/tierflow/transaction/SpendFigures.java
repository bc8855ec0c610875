package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * What a member spent up to a day. Refunds count negative, on the day they occurred.
 *
 * @param monthlySpend net sum of the 30 days that end with the day, in currency units
 * @param annualSpend net sum of the qualification period up to the day, in currency units; the
 *     period has the 12 months that end with the day unless the terms of a tier say otherwise
 * @param annualTransactions activities of these days whose kind counts as a transaction, and that
 *     are not fully refunded
 */
public record SpendFigures(
    BigDecimal monthlySpend, BigDecimal annualSpend, long annualTransactions) {}
