package io.tierflow.report;

import io.tierflow.programme.ProgrammeSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Writes figures for the English page, whatever language the browser asks for: digits in groups of
 * three, a real minus sign, and a dash where there is no figure.
 */
@Component
class FigureText {

  private static final String NO_FIGURE = "–";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private final ProgrammeSettings settings;

  FigureText(ProgrammeSettings settings) {
    this.settings = settings;
  }

  public String count(long number) {
    return written("%,d", number);
  }

  /** An amount, or a dash for null. */
  public String money(BigDecimal amount) {
    return amount == null ? NO_FIGURE : written("%,.2f", amount);
  }

  /** An amount within a formula: in parentheses if it is negative. */
  public String operand(BigDecimal amount) {
    return amount.signum() < 0 ? "(" + money(amount) + ")" : money(amount);
  }

  /** A ratio as a percentage with one decimal, or a dash for null. */
  public String percent(BigDecimal ratio) {
    return ratio == null ? NO_FIGURE : written("%,.1f%%", ratio.movePointRight(2));
  }

  /** A number with as many decimals as it needs. */
  public String decimal(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  public String month(YearMonth month) {
    return MONTH.format(month);
  }

  /** An instant in the programme's zone. */
  public String instant(Instant instant) {
    return INSTANT.format(instant.atZone(settings.zone()));
  }

  public String currency() {
    return settings.currency().getCurrencyCode();
  }

  public String zone() {
    return settings.zone().getId();
  }

  private static String written(String format, Object number) {
    return String.format(Locale.ENGLISH, format, number).replace('-', '−');
  }
}
