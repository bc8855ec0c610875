package io.tierflow.transaction.currency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a transaction in another currency than the programme's was worth there, the rate at which it
 * was converted, and what refunds have taken back of it.
 */
@Embeddable
public class OriginalAmount {

  private static final int MONEY_SCALE = 2;

  @Column(updatable = false)
  private BigDecimal originalAmount;

  @Column(updatable = false)
  private String originalCurrency;

  @Column(updatable = false)
  private BigDecimal exchangeRate;

  private BigDecimal refundedOriginal;

  /** For JPA. */
  protected OriginalAmount() {}

  /**
   * An amount of which nothing was refunded.
   *
   * @param given the amount, with at most two decimals, and its currency
   * @param exchangeRate units of the programme's currency per unit of the other, more than 0; null
   *     for a refund in parts of different rates
   */
  public OriginalAmount(GivenAmount given, BigDecimal exchangeRate) {
    this.originalAmount = given.amount().setScale(MONEY_SCALE);
    this.originalCurrency = given.currency();
    this.exchangeRate = exchangeRate;
    this.refundedOriginal = BigDecimal.ZERO.setScale(MONEY_SCALE);
  }

  /**
   * What the whole of it is worth.
   *
   * @return units of the programme's currency, two decimals, half up
   */
  public BigDecimal converted() {
    return converted(originalAmount);
  }

  /**
   * Takes a part back. Parts are converted as the difference of two sums, so that together they are
   * exactly what the whole is worth, in whatever order they come.
   *
   * @param part in the other currency, no more than {@link #left()}
   * @return what the part is worth, in the programme's currency, 0 or more
   */
  public BigDecimal refund(BigDecimal part) {
    BigDecimal before = converted(refundedOriginal);
    refundedOriginal = refundedOriginal.add(part);
    return converted(refundedOriginal).subtract(before);
  }

  /**
   * What refunds have left of it.
   *
   * @return the amount in its own currency, 0 or more
   */
  public GivenAmount left() {
    return new GivenAmount(originalAmount.subtract(refundedOriginal), originalCurrency);
  }

  /**
   * The amount as it came.
   *
   * @return the amount in its own currency
   */
  public GivenAmount given() {
    return new GivenAmount(originalAmount, originalCurrency);
  }

  /**
   * The rate at which it was converted, once and for all.
   *
   * @return units of the programme's currency per unit of the other; null for a refund in parts of
   *     different rates
   */
  public BigDecimal getExchangeRate() {
    return exchangeRate;
  }

  /**
   * What refunds have taken back.
   *
   * @return in its own currency, 0 or more
   */
  public BigDecimal getRefundedOriginal() {
    return refundedOriginal;
  }

  private BigDecimal converted(BigDecimal amount) {
    return amount.multiply(exchangeRate).setScale(MONEY_SCALE, RoundingMode.HALF_UP);
  }
}
