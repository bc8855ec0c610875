package io.tierflow.points;

import java.time.LocalDate;

/**
 * Points that expire unless they are spent.
 *
 * @param expiresOn the last day on which they can be spent
 * @param points how many, more than 0
 */
public record ExpiringPoints(LocalDate expiresOn, long points) {}
