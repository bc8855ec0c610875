package io.tierflow.member.agreement;

import io.tierflow.common.Blanks;
import io.tierflow.common.PlainText;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What agreements and members' periods must fulfil to be recorded. */
final class AgreementValidator {

  private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);
  private static final int CODE_LENGTH = 64;
  private static final int NAME_LENGTH = 200;
  private static final int MAX_PERIODS = 100;

  private AgreementValidator() {}

  /** The same with the blanks around its texts taken away. */
  static AgreementTerms checked(AgreementTerms terms) {
    checkDays("validTo", terms.days());
    return new AgreementTerms(
        text("code", terms.code(), CODE_LENGTH),
        text("name", terms.name(), NAME_LENGTH),
        terms.validFrom(),
        terms.validTo());
  }

  /** Puts a member's periods in order. */
  static List<AgreementPeriod> checked(List<AgreementPeriod> periods) {
    if (periods.size() > MAX_PERIODS) {
      throw new InvalidInputException(
          "periods", "A member can have at most %d periods.".formatted(MAX_PERIODS));
    }
    if (periods.stream().anyMatch(Objects::isNull)) {
      throw new InvalidInputException("periods", "A period must not be null.");
    }
    periods.forEach(period -> checkDays("periods", period.days()));
    List<AgreementPeriod> inOrder =
        periods.stream().sorted(Comparator.comparing(AgreementPeriod::validFrom)).toList();
    for (int index = 1; index < inOrder.size(); index++) {
      checkApart(inOrder.get(index - 1), inOrder.get(index));
    }
    return inOrder;
  }

  private static void checkApart(AgreementPeriod earlier, AgreementPeriod later) {
    if (earlier.days().overlaps(later.days())) {
      throw new InvalidInputException(
          "periods",
          "The period of %s overlaps that of %s; a member has one agreement at a time."
              .formatted(later, earlier));
    }
  }

  private static void checkDays(String field, Days days) {
    if (days.from().isBefore(ProgrammeCalendar.EARLIEST)
        || days.from().isAfter(LATEST)
        || days.to() != null && days.to().isAfter(LATEST)) {
      throw new InvalidInputException(
          field,
          "The days of a period must be between %s and %s."
              .formatted(ProgrammeCalendar.EARLIEST, LATEST));
    }
    if (days.to() != null && days.to().isBefore(days.from())) {
      throw new InvalidInputException(
          field,
          "The last day of a period must not be before its first, %s.".formatted(days.from()));
    }
  }

  private static String text(String field, String given, int length) {
    String text = Blanks.strip(given);
    Optional<String> refusal = PlainText.refusalOnOneLine(text);
    if (refusal.isPresent()) {
      throw new InvalidInputException(field, "The %s %s.".formatted(field, refusal.get()));
    }
    if (text.isEmpty() || text.length() > length) {
      throw new InvalidInputException(
          field, "The %s must have 1 to %d characters.".formatted(field, length));
    }
    return text;
  }
}
