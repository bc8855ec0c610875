package io.tierflow.transaction.currency;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Rates by currency and day. */
interface ExchangeRateRepository extends JpaRepository<ExchangeRate, ExchangeRate.Key> {

  @Query(
      """
      select r from ExchangeRate r where r.key.currency = :currency and r.key.validOn <= :day
      order by r.key.validOn desc limit 1
      """)
  Optional<ExchangeRate> lastOn(String currency, LocalDate day);

  @Query(
      """
      select r from ExchangeRate r where :currency is null or r.key.currency = :currency
      order by r.key.validOn desc, r.key.currency
      """)
  Page<ExchangeRate> newestFirst(String currency, Pageable page);
}
