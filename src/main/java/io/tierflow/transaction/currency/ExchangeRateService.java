package io.tierflow.transaction.currency;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.csv.LineOutcome;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.PageResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what other currencies are worth. A rate that stands is never changed. */
@Service
public class ExchangeRateService {

  /** Rates that were looked up in the current transaction, by currency and day. */
  private static final Fact<Optional<BigDecimal>> RATES = new Fact<>("exchange rates");

  private final ExchangeRateRepository rates;
  private final ExchangeRateValidator terms;

  ExchangeRateService(ExchangeRateRepository rates, ExchangeRateValidator terms) {
    this.rates = rates;
    this.terms = terms;
  }

  /**
   * The last rate of a currency on or before a day. Within a transaction it is looked up once.
   *
   * @param currency ISO 4217 code
   * @param day a day of the programme
   * @return units of the programme's currency per unit of the other; empty if there is no rate yet
   */
  public Optional<BigDecimal> rate(String currency, LocalDate day) {
    String key = currency + " " + day;
    Optional<Optional<BigDecimal>> known = TransactionFacts.recall(RATES, key);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<BigDecimal> found = rates.lastOn(currency, day).map(ExchangeRate::getRate);
    TransactionFacts.remember(RATES, key, found);
    return found;
  }

  /**
   * Rates as they stand.
   *
   * @param currency only of this currency, or null for all
   * @param page which page
   * @return the rates, newest first
   */
  @Transactional(readOnly = true)
  PageResponse<ExchangeRateView> newestFirst(String currency, PageRequest page) {
    return PageResponse.of(rates.newestFirst(currency, page).map(ExchangeRateView::of));
  }

  /**
   * Records the rates that are new.
   *
   * @param arrivals rates, with the constraints declared on them fulfilled
   * @return what became of each, in order
   */
  @Transactional
  List<LineOutcome> record(List<NewExchangeRate> arrivals) {
    Map<ExchangeRate.Key, ExchangeRate> known = new HashMap<>();
    rates
        .findAllById(arrivals.stream().map(NewExchangeRate::key).distinct().toList())
        .forEach(rate -> known.put(rate.getId(), rate));
    List<LineOutcome> outcomes = new ArrayList<>(arrivals.size());
    for (NewExchangeRate arrival : arrivals) {
      outcomes.add(record(arrival, known));
    }
    rates.flush();
    return outcomes;
  }

  private LineOutcome record(NewExchangeRate arrival, Map<ExchangeRate.Key, ExchangeRate> known) {
    try {
      terms.check(arrival);
    } catch (InvalidInputException refusal) {
      return LineOutcome.rejected(refusal.getMessage());
    }
    ExchangeRate present = known.get(arrival.key());
    if (present == null) {
      known.put(arrival.key(), rates.save(new ExchangeRate(arrival)));
      return LineOutcome.ACCEPTED;
    }
    return present.getRate().compareTo(arrival.rate()) == 0
        ? LineOutcome.DUPLICATE
        : LineOutcome.rejected(
            "The rate of %s on %s is %s already, and a rate that stands can't be changed."
                .formatted(arrival.currency(), arrival.day(), present.getRate().toPlainString()));
  }
}
