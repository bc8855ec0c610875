package io.tierflow.transaction.currency;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** What a currency was worth from a day on, until the day of its next rate. It never changes. */
@Entity
@Immutable
@Table(name = "exchange_rate")
class ExchangeRate extends AssignedIdEntity<ExchangeRate.Key> {

  @EmbeddedId private Key key;

  private BigDecimal rate;

  /** For JPA. */
  protected ExchangeRate() {}

  ExchangeRate(NewExchangeRate arrival) {
    this.key = arrival.key();
    this.rate = arrival.rate().setScale(NewExchangeRate.DECIMALS);
  }

  String getCurrency() {
    return key.currency();
  }

  LocalDate getDay() {
    return key.validOn();
  }

  BigDecimal getRate() {
    return rate;
  }

  @Override
  public Key getId() {
    return key;
  }

  /**
   * A currency and a day.
   *
   * @param currency ISO 4217 code
   * @param validOn the first day on which the rate holds
   */
  @Embeddable
  record Key(String currency, LocalDate validOn) implements Serializable {}
}
