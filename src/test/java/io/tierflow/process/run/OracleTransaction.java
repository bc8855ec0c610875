package io.tierflow.process.run;

import io.tierflow.member.Tier;
import io.tierflow.transaction.TransactionKind;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A line of the transactions' file. */
final class OracleTransaction {

  private final TransactionKind kind;
  private final BigDecimal amount;
  private final LocalDate day;
  private BigDecimal refunded = BigDecimal.ZERO;
  private boolean earned;

  OracleTransaction(TransactionKind kind, BigDecimal amount, LocalDate day) {
    this.kind = kind;
    this.amount = amount;
    this.day = day;
  }

  LocalDate day() {
    return day;
  }

  void refund(BigDecimal part) {
    refunded = refunded.add(part);
  }

  boolean isWithin(LocalDate from, LocalDate to) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean canEarn() {
    return !earned && kind != TransactionKind.REFUND;
  }

  BigDecimal earn(Tier tier) {
    earned = true;
    return OraclePolicy.share(kind, amount.subtract(refunded), isFullyRefunded(), tier);
  }

  BigDecimal spend() {
    return kind == TransactionKind.REFUND ? amount.negate() : amount;
  }

  boolean isPurchaseOfTheYear() {
    return kind == TransactionKind.PURCHASE && !isFullyRefunded();
  }

  private boolean isFullyRefunded() {
    return amount.signum() > 0 && amount.compareTo(refunded) == 0;
  }
}
