package io.tierflow.tier;

import io.tierflow.member.Member;
import io.tierflow.policy.Decision;
import java.time.LocalDate;

/**
 * What was decided of a tier whose validity or grace period ends.
 *
 * @param processInstanceId the renewal
 * @param member whose tier
 * @param asOf day of the renewal
 * @param decision what the table {@code tier-retention} said
 */
public record Retention(
    String processInstanceId, Member member, LocalDate asOf, Decision decision) {}
