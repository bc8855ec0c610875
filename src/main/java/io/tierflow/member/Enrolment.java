package io.tierflow.member;

import io.tierflow.policy.Tier;
import java.time.LocalDate;

/**
 * A member who has just joined the programme, or moved in with it.
 *
 * @param memberNumber the new member
 * @param enrolledOn day of enrolment
 * @param openingTier tier to start with
 * @param openingPoints points to start with, 0 or more
 */
public record Enrolment(
    String memberNumber, LocalDate enrolledOn, Tier openingTier, long openingPoints) {}
