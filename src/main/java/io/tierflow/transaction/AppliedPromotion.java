package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * A promotion that applied to a transaction, as people see it.
 *
 * @param promotion its code
 * @param name what people call it
 * @param exactShare points that it added, with their fraction, less what refunds took back
 * @param qualifyingShare points that it added towards tiers, less what refunds took back
 * @param tableVersion deployed version of {@code earning-promotions} that said so
 * @param rule id of the table's row
 * @param reason the row's annotation
 */
public record AppliedPromotion(
    String promotion,
    String name,
    BigDecimal exactShare,
    BigDecimal qualifyingShare,
    int tableVersion,
    String rule,
    String reason) {}
