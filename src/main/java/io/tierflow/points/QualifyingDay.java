package io.tierflow.points;

import java.time.LocalDate;

/**
 * Points that qualify a member for a tier, booked on one day: earned less reversed.
 *
 * @param memberNumber the member
 * @param day the day on which they take effect
 * @param points their points
 */
public record QualifyingDay(String memberNumber, LocalDate day, long points) {}
