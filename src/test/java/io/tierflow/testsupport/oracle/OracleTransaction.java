package io.tierflow.testsupport.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A line of the transactions' file. */
public final class OracleTransaction {

  private final OracleKind kind;
  private final BigDecimal amount;
  private final LocalDate day;
  private BigDecimal refunded = BigDecimal.ZERO;
  private boolean earned;

  public OracleTransaction(OracleKind kind, BigDecimal amount, LocalDate day) {
    this.kind = kind;
    this.amount = amount;
    this.day = day;
  }

  public LocalDate day() {
    return day;
  }

  public void refund(BigDecimal part) {
    refunded = refunded.add(part);
  }

  public boolean isWithin(LocalDate from, LocalDate to) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  public boolean canEarn() {
    return !earned && kind != OracleKind.REFUND;
  }

  public BigDecimal earn(OracleTier tier) {
    earned = true;
    return OraclePolicy.share(kind, amount.subtract(refunded), isFullyRefunded(), tier);
  }

  public BigDecimal spend() {
    return kind == OracleKind.REFUND ? amount.negate() : amount;
  }

  public boolean isPurchaseOfTheYear() {
    return kind == OracleKind.PURCHASE && !isFullyRefunded();
  }

  private boolean isFullyRefunded() {
    return amount.signum() > 0 && amount.compareTo(refunded) == 0;
  }
}
