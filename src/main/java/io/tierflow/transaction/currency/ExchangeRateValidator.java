package io.tierflow.transaction.currency;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an exchange rate must fulfil to be recorded. */
@Component
class ExchangeRateValidator {

  private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(9_999_999_999L);
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings settings;

  ExchangeRateValidator(ProgrammeCalendar calendar, ProgrammeSettings settings) {
    this.calendar = calendar;
    this.settings = settings;
  }

  void check(NewExchangeRate arrival) {
    checkCurrency(arrival.currency());
    checkDay(arrival.day());
    checkRate(arrival.rate());
  }

  private void checkCurrency(String currency) {
    if (!CURRENCIES.contains(currency) || settings.currency().getCurrencyCode().equals(currency)) {
      throw new InvalidInputException(
          "currency",
          "The currency must be an ISO 4217 code other than %s, the programme's."
              .formatted(settings.currency()));
    }
  }

  private void checkDay(LocalDate day) {
    if (day.isBefore(ProgrammeCalendar.EARLIEST) || day.isAfter(calendar.today())) {
      throw new InvalidInputException(
          "day",
          "The day of the rate must be between %s and today."
              .formatted(ProgrammeCalendar.EARLIEST));
    }
  }

  /** The scale comes first: a number such as 1e999999999 must not be written out. */
  private static void checkRate(BigDecimal rate) {
    if (rate.scale() > NewExchangeRate.DECIMALS
        || rate.scale() < -HIGHEST_RATE.precision()
        || rate.signum() <= 0
        || rate.compareTo(HIGHEST_RATE) > 0) {
      throw new InvalidInputException(
          "rate",
          "The rate must be more than 0 and at most %s, with at most %d decimals."
              .formatted(HIGHEST_RATE, NewExchangeRate.DECIMALS));
    }
  }
}
