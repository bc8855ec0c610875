package io.tierflow.audit;

import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Which entries to list. What is null lets all pass.
 *
 * @param actor who, exactly
 * @param action what
 * @param subject to what, exactly
 * @param address from which network address, exactly
 * @param day on which day of the programme
 */
record AuditQuery(String actor, AuditAction action, String subject, String address, LocalDate day) {

  /**
   * Reads what an address asks for; blank is the same as absent.
   *
   * @param actor who, or null
   * @param action name of an {@link AuditAction}, or null
   * @param subject to what, or null
   * @param address from where, or null
   * @param day ISO date, or null
   * @return the query
   * @throws InvalidInputException if action or day is none
   */
  static AuditQuery of(String actor, String action, String subject, String address, String day) {
    return new AuditQuery(
        given(actor), action(given(action)), given(subject), given(address), day(given(day)));
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static AuditAction action(String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(AuditAction.values())
        .filter(action -> action.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "action",
                    "The action is unknown; accepted: one of "
                        + Arrays.toString(AuditAction.values())
                        + "."));
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : ValueFormat.DAY.read(text);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidInputException(
          "day", "The day is malformed; accepted: an ISO date such as 2026-10-31.");
    }
  }
}
