package io.tierflow.points;

import java.time.LocalDate;

/**
 * Points of a member that expire together.
 *
 * @param memberNumber the member
 * @param expiresOn the last day on which they are valid
 * @param points how many, more than 0
 */
public record ExpiringLots(String memberNumber, LocalDate expiresOn, long points) {}
