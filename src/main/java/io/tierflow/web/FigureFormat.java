package io.tierflow.web;

import io.tierflow.common.ProgrammeSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Writes figures and days for pages: digits in groups of three, a real minus sign, and a dash where
 * there is nothing to write. In English, whatever language the browser asks for, unless a page says
 * otherwise.
 */
@Component
public class FigureFormat {

  private static final String NOTHING = "–";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

  private final ProgrammeSettings settings;
  private final Locale language;

  @Autowired
  FigureFormat(ProgrammeSettings settings) {
    this(settings, Locale.ENGLISH);
  }

  private FigureFormat(ProgrammeSettings settings, Locale language) {
    this.settings = settings;
    this.language = language;
  }

  /**
   * The same for a page in another language.
   *
   * @param other the language
   * @return figures and days as they are written in it
   */
  public FigureFormat in(Locale other) {
    return new FigureFormat(settings, other);
  }

  /**
   * A whole number.
   *
   * @param number the number
   * @return such as 1,234 or −5
   */
  public String count(long number) {
    return written("%,d", number);
  }

  /**
   * So many of something.
   *
   * @param number how many
   * @param thing what one of it is called; more of it end in an s
   * @return such as 1 point or 1,234 points
   */
  public String counted(long number, String thing) {
    return counted(number, thing, thing + "s");
  }

  /**
   * So many of something.
   *
   * @param number how many
   * @param one what one of it is called
   * @param many what more or none of it are called
   * @return such as 1 entry or 1,234 entries
   */
  public String counted(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /**
   * What a whole number changes.
   *
   * @param number the number
   * @return such as +1,234 or −5, and 0 without a sign
   */
  public String change(long number) {
    return number == 0 ? "0" : written("%+,d", number);
  }

  /**
   * An amount, without its currency.
   *
   * @param amount the amount, or null
   * @return such as 1,234.50, or a dash for null
   */
  public String money(BigDecimal amount) {
    return amount == null ? NOTHING : written("%,.2f", amount);
  }

  /**
   * An estimated amount.
   *
   * @param amount in the programme's currency, or null if there are too few members to estimate it
   * @return the amount with two decimals, or a dash
   */
  public String estimate(Double amount) {
    return amount == null ? NOTHING : written("%,.2f", amount);
  }

  /**
   * An amount within a formula.
   *
   * @param amount the amount
   * @return the amount, in parentheses if it is negative
   */
  public String operand(BigDecimal amount) {
    return amount.signum() < 0 ? "(" + money(amount) + ")" : money(amount);
  }

  /**
   * A ratio as a percentage.
   *
   * @param ratio the ratio, or null
   * @return such as 114.8%, or a dash for null
   */
  public String percent(BigDecimal ratio) {
    return ratio == null ? NOTHING : written("%,.1f%%", ratio.movePointRight(2));
  }

  /**
   * A number with as many decimals as it needs.
   *
   * @param number the number, or null
   * @return such as 1,234 or 0.1, or a dash for null
   */
  public String decimal(BigDecimal number) {
    if (number == null) {
      return NOTHING;
    }
    int decimals = Math.max(0, number.stripTrailingZeros().scale());
    return written("%,." + decimals + "f", number);
  }

  /**
   * A month in words.
   *
   * @param month the month
   * @return such as October 2026
   */
  public String month(YearMonth month) {
    return month.format(isEnglish() ? MONTH : MONTH.withLocale(language));
  }

  /**
   * A day, its month in letters.
   *
   * @param day the day, or null
   * @return such as 3 Oct 2026, or a dash for null
   */
  public String day(LocalDate day) {
    return day == null ? NOTHING : inLanguage(DAY, FormatStyle.MEDIUM, null).format(day);
  }

  /**
   * An instant in the programme's zone, as short as a table needs it.
   *
   * @param instant the instant, or null
   * @return such as 3 Oct 2026, 16:05, or a dash for null
   */
  public String moment(Instant instant) {
    return instant == null
        ? NOTHING
        : inLanguage(MOMENT, FormatStyle.MEDIUM, FormatStyle.SHORT)
            .format(instant.atZone(settings.zone()));
  }

  /**
   * An instant in the programme's zone.
   *
   * @param instant the instant
   * @return such as 3 October 2026, 16:05
   */
  public String instant(Instant instant) {
    return inLanguage(INSTANT, FormatStyle.LONG, FormatStyle.SHORT)
        .format(instant.atZone(settings.zone()));
  }

  /**
   * The programme's currency.
   *
   * @return its ISO 4217 code
   */
  public String currency() {
    return settings.currency().getCurrencyCode();
  }

  /**
   * The zone that the programme's days are of.
   *
   * @return its id, such as Europe/Berlin
   */
  public String zone() {
    return settings.zone().getId();
  }

  private DateTimeFormatter inLanguage(
      DateTimeFormatter english, FormatStyle day, FormatStyle time) {
    if (isEnglish()) {
      return english;
    }
    return (time == null
            ? DateTimeFormatter.ofLocalizedDate(day)
            : DateTimeFormatter.ofLocalizedDateTime(day, time))
        .withLocale(language);
  }

  private boolean isEnglish() {
    return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  private String written(String format, Object number) {
    return String.format(language, format, number).replace('-', '−');
  }
}
