package io.tierflow.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The terms under which a transaction earned; they hold for it forever.
 *
 * @param rate points per currency unit, or null with fixed points
 * @param multiplier factor of the tier, or null with fixed points
 * @param fixedPoints points whatever the amount, or null with a rate
 * @param tableVersion deployed version of the table that said so
 * @param rule id of the table's row
 * @param reason the row's annotation
 * @param expiresOn last day on which its points are valid, or null if they never expire
 * @param earnedOn day of the upgrade in which it earned
 * @param earnedBy process instance in which it earned
 */
public record Earning(
    BigDecimal rate,
    BigDecimal multiplier,
    BigDecimal fixedPoints,
    int tableVersion,
    String rule,
    String reason,
    LocalDate expiresOn,
    LocalDate earnedOn,
    String earnedBy) {}
