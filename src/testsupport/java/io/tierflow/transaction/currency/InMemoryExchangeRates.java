package io.tierflow.transaction.currency;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Exchange rates in memory. */
public final class InMemoryExchangeRates extends InMemoryRepository<ExchangeRate, ExchangeRate.Key>
    implements ExchangeRateRepository {

  private static final Comparator<ExchangeRate> NEWEST_FIRST =
      Comparator.comparing(ExchangeRate::getDay)
          .reversed()
          .thenComparing(ExchangeRate::getCurrency);

  public InMemoryExchangeRates(InMemoryStore store) {
    super(store, ExchangeRate.class);
  }

  /** Puts a rate there. */
  public void add(String currency, LocalDate day, String rate) {
    save(new ExchangeRate(new NewExchangeRate(currency, day, new BigDecimal(rate))));
  }

  @Override
  public Optional<ExchangeRate> lastOn(String currency, LocalDate day) {
    return queried().stream()
        .filter(rate -> rate.getCurrency().equals(currency) && !rate.getDay().isAfter(day))
        .min(NEWEST_FIRST);
  }

  @Override
  public Page<ExchangeRate> newestFirst(String currency, Pageable page) {
    return page(
        queried().stream()
            .filter(rate -> currency == null || rate.getCurrency().equals(currency))
            .sorted(NEWEST_FIRST)
            .toList(),
        page);
  }
}
