package io.tierflow.tier.period;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a tier holds once it is confirmed or renewed.
 *
 * @param code {@code UNLIMITED}, {@code END_OF_NEXT_PERIOD}, or months such as {@code 12_MONTHS}
 * @param months the months; 0 if it is not a number of months
 */
public record TierValidity(String code, int months) {

  /** Until another tier is confirmed. */
  public static final TierValidity UNLIMITED = new TierValidity("UNLIMITED", 0);

  /** Until the qualification period that follows the one in which the tier was earned ends. */
  public static final TierValidity END_OF_NEXT_PERIOD = new TierValidity("END_OF_NEXT_PERIOD", 0);

  /** What a table may say, for people. */
  public static final String ACCEPTED =
      "UNLIMITED, END_OF_NEXT_PERIOD, or months from 1_MONTHS to 1200_MONTHS";

  private static final Pattern MONTHS = Pattern.compile("([1-9][0-9]{0,3})_MONTHS");
  private static final int MAX_MONTHS = 1_200;

  /**
   * Reads what a table says.
   *
   * @param text such as {@code 12_MONTHS}
   * @return the validity, empty if the text is none
   */
  public static Optional<TierValidity> find(String text) {
    if (text.equals(UNLIMITED.code)) {
      return Optional.of(UNLIMITED);
    }
    if (text.equals(END_OF_NEXT_PERIOD.code)) {
      return Optional.of(END_OF_NEXT_PERIOD);
    }
    Matcher months = MONTHS.matcher(text);
    return months.matches()
        ? Optional.of(Integer.parseInt(months.group(1)))
            .filter(number -> number <= MAX_MONTHS)
            .map(number -> new TierValidity(text, number))
        : Optional.empty();
  }

  /**
   * Whether a tier ends at all.
   *
   * @return false for one that holds until another is confirmed
   */
  public boolean isLimited() {
    return !equals(UNLIMITED);
  }

  /**
   * The last day of a validity.
   *
   * @param from day from which the tier holds, or was earned
   * @param period the period in which members qualify
   * @param enrolledOn the member's day of enrolment
   * @return the last day, inclusive; empty if there is none. With a rolling period, the next one is
   *     over twelve months later
   */
  public Optional<LocalDate> lastDay(
      LocalDate from, QualificationPeriod period, LocalDate enrolledOn) {
    if (!isLimited()) {
      return Optional.empty();
    }
    if (equals(END_OF_NEXT_PERIOD) && period.isFixed()) {
      LocalDate next = period.containing(from, enrolledOn).to().plusDays(1);
      return Optional.of(period.containing(next, enrolledOn).to());
    }
    int held = equals(END_OF_NEXT_PERIOD) ? QualificationPeriod.MONTHS_OF_YEAR : months;
    return Optional.of(from.plusMonths(held).minusDays(1));
  }

  @Override
  public String toString() {
    return code;
  }
}
