package io.tierflow.transaction;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.transaction.currency.ExchangeRateService;
import io.tierflow.transaction.currency.GivenAmount;
import io.tierflow.transaction.currency.OriginalAmount;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Turns what comes in another currency into the programme's: a transaction at the last rate on or
 * before its day, a refund at the rate of what it takes back.
 */
@Component
class CurrencyConversion {

  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  private final ExchangeRateService rates;
  private final ProgrammeCalendar calendar;
  private final String programmeCurrency;

  CurrencyConversion(
      ExchangeRateService rates, ProgrammeCalendar calendar, ProgrammeSettings settings) {
    this.rates = rates;
    this.calendar = calendar;
    this.programmeCurrency = settings.currency().getCurrencyCode();
  }

  /** Whether it can be a currency at all; whether it has a rate is asked when it is converted. */
  void check(String currency) {
    if (!CODE.matcher(currency).matches()) {
      throw new InvalidInputException(
          "currency",
          "The currency must be %s, the programme's, or the ISO 4217 code of one that has an exchange rate."
              .formatted(programmeCurrency));
    }
  }

  /** Whether an amount that comes again is the one that is recorded. */
  boolean isSame(Transaction recorded, NewTransaction arrival) {
    return given(recorded).isSameAs(given(arrival));
  }

  /** What refunds have left of a transaction, in the currency in which it came. */
  GivenAmount left(Transaction refunded) {
    return refunded.getOriginal() == null
        ? new GivenAmount(refunded.getNetAmount(), programmeCurrency)
        : refunded.getOriginal().left();
  }

  /**
   * What a transaction that is no refund is worth.
   *
   * @throws InvalidInputException if there is no rate, or it is worth more than can be kept
   */
  ConvertedAmount convert(NewTransaction arrival) {
    if (arrival.currency().equals(programmeCurrency)) {
      return new ConvertedAmount(arrival.amountOrZero(), null);
    }
    OriginalAmount original = new OriginalAmount(given(arrival), rate(arrival));
    BigDecimal amount = original.converted();
    if (amount.compareTo(TransactionValidator.HIGHEST_AMOUNT) > 0) {
      throw new InvalidInputException(
          "amount",
          "The amount must be at most %s %s when it is converted at %s."
              .formatted(
                  TransactionValidator.HIGHEST_AMOUNT,
                  programmeCurrency,
                  original.getExchangeRate().toPlainString()));
    }
    return new ConvertedAmount(amount, original);
  }

  /**
   * Takes a part of what is left of a transaction, at its rate.
   *
   * @param part in the currency in which the transaction came, no more than is left of it
   */
  RefundPart take(BigDecimal part, Transaction refunded) {
    OriginalAmount original = refunded.getOriginal();
    BigDecimal given = part.setScale(TransactionValidator.DECIMALS);
    return new RefundPart(refunded, given, original == null ? given : original.refund(given));
  }

  /**
   * What a refund is worth: as much as its parts. It has a rate only if that of all is the same.
   */
  ConvertedAmount worth(NewTransaction refund, List<RefundPart> parts) {
    BigDecimal amount =
        parts.stream().map(RefundPart::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (refund.currency().equals(programmeCurrency)) {
      return new ConvertedAmount(amount, null);
    }
    List<BigDecimal> ratesOfParts =
        parts.stream().map(part -> part.refunded().getOriginal().getExchangeRate()).toList();
    BigDecimal first = ratesOfParts.get(0);
    boolean same = ratesOfParts.stream().allMatch(rate -> rate.compareTo(first) == 0);
    return new ConvertedAmount(amount, new OriginalAmount(given(refund), same ? first : null));
  }

  private BigDecimal rate(NewTransaction arrival) {
    LocalDate day = calendar.dayOf(arrival.occurredAt());
    return rates
        .rate(arrival.currency(), day)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "currency",
                    "The currency must be %s, the programme's, or one that has an exchange rate; there is none for %s on or before %s."
                        .formatted(programmeCurrency, arrival.currency(), day)));
  }

  /** The amount of a transaction, in the currency in which it came. */
  GivenAmount given(Transaction recorded) {
    return recorded.getOriginal() == null
        ? new GivenAmount(recorded.getAmount(), programmeCurrency)
        : recorded.getOriginal().given();
  }

  private static GivenAmount given(NewTransaction arrival) {
    return new GivenAmount(arrival.amountOrZero(), arrival.currency());
  }
}
