package io.tierflow.member;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Which days a member can have been born and enrolled on. */
@Component
class MemberDays {

  private final ProgrammeCalendar calendar;

  MemberDays(ProgrammeCalendar calendar) {
    this.calendar = calendar;
  }

  LocalDate enrolmentDay(LocalDate given) {
    LocalDate day = Objects.requireNonNullElseGet(given, calendar::today);
    requirePast("enrolledOn", "enrolment date", day);
    return day;
  }

  void requireBirthDate(LocalDate birthDate) {
    if (birthDate != null) {
      requirePast("birthDate", "date of birth", birthDate);
    }
  }

  private void requirePast(String field, String what, LocalDate day) {
    if (day.isBefore(ProgrammeCalendar.EARLIEST) || day.isAfter(calendar.today())) {
      throw new InvalidInputException(
          field,
          "The %s must be between %s and today.".formatted(what, ProgrammeCalendar.EARLIEST));
    }
  }
}
