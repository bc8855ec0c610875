package io.tierflow.member.agreement;

import java.time.LocalDate;

/**
 * A member gets an agreement that has no end yet.
 *
 * @param memberNumber who
 * @param code the agreement's code, known or not
 * @param from the first day
 */
public record AgreementStart(String memberNumber, String code, LocalDate from) {}
