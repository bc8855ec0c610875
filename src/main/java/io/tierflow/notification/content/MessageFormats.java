package io.tierflow.notification.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/**
 * How templates write what a notification is about in the reader's language. What takes a text
 * reads it from {@code told}, the content as texts.
 *
 * @param language the reader's language
 */
public record MessageFormats(Locale language) {

  /** A whole number with its thousands grouped, by which texts may also choose their words. */
  public Number number(long number) {
    return new WholeNumber(number, language);
  }

  public Number number(String number) {
    return number(Long.parseLong(number));
  }

  /** A whole number as such, for texts that depend on how many there are. */
  public long count(long number) {
    return number;
  }

  public long count(String number) {
    return Long.parseLong(number);
  }

  /** An amount with its currency. */
  public String money(BigDecimal amount, String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(language);
    format.setCurrency(Currency.getInstance(currency));
    return format.format(amount);
  }

  public String money(String amount, String currency) {
    return money(new BigDecimal(amount), currency);
  }

  /** A ratio, 0.25 being 25 %, with one decimal. */
  public String percent(BigDecimal ratio) {
    NumberFormat format = NumberFormat.getPercentInstance(language);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(ratio);
  }

  public String percent(String ratio) {
    return percent(new BigDecimal(ratio));
  }

  /** A month of a year, in words. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL uuuu", language).format(month);
  }

  public String month(String isoMonth) {
    return month(YearMonth.parse(isoMonth));
  }

  /** A day, its month in words, so that no reader takes the day for the month. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(day);
  }

  public String day(String isoDate) {
    return day(LocalDate.parse(isoDate));
  }
}
