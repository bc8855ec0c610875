package io.tierflow.points;

import io.tierflow.transaction.Shares;
import io.tierflow.transaction.Transaction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A member's points account. Its row is locked while entries are written, so that whatever moves a
 * member's points happens one after the other.
 */
@Entity
@Table(name = "points_account")
class PointsAccount {

  @Id
  @Column(name = "member_number")
  private String memberNumber;

  private long balance;
  private long shortfall;
  private BigDecimal exactEarned;
  private long booked;
  private BigDecimal qualifyingDifference;
  private long qualifyingBookedDifference;
  private int lastEntryNumber;

  /** For JPA. */
  protected PointsAccount() {}

  PointsAccount(String memberNumber) {
    this.memberNumber = memberNumber;
    this.exactEarned = BigDecimal.ZERO.setScale(Transaction.SHARE_SCALE);
    this.qualifyingDifference = exactEarned;
  }

  void add(Shares shares) {
    exactEarned = exactEarned.add(shares.points());
    qualifyingDifference = qualifyingDifference.add(shares.qualifying()).subtract(shares.points());
  }

  /**
   * By how much the sum of all exact shares, rounded down, differs from what is booked.
   *
   * @return points to earn if positive, to reverse if negative
   */
  long toBook() {
    return unbooked().setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  /**
   * By how much the sum of all exact qualifying shares, rounded down, differs from what is booked.
   *
   * @return qualifying points to add if positive, to take back if negative
   */
  long qualifyingToBook() {
    return exactEarned.add(qualifyingDifference).setScale(0, RoundingMode.FLOOR).longValueExact()
        - booked
        - qualifyingBookedDifference;
  }

  /** By how much the sum of all exact shares differs from what is booked. */
  BigDecimal unbooked() {
    return exactEarned.subtract(BigDecimal.valueOf(booked));
  }

  /** Takes the exact sums of another account over, whose transactions have moved. */
  void takeOver(PointsAccount other) {
    exactEarned = exactEarned.add(other.exactEarned);
    qualifyingDifference = qualifyingDifference.add(other.qualifyingDifference);
    other.exactEarned = BigDecimal.ZERO.setScale(Transaction.SHARE_SCALE);
    other.qualifyingDifference = other.exactEarned;
  }

  /** Takes an entry in: the account is what its entries add up to. */
  void take(LedgerEntry entry) {
    balance = entry.getBalanceAfter();
    shortfall += entry.getShortfall();
    booked += entry.earnedPoints();
    qualifyingBookedDifference += entry.getQualifyingPoints() - entry.earnedPoints();
    lastEntryNumber = entry.getEntryNumber();
  }

  int nextEntryNumber() {
    return lastEntryNumber + 1;
  }

  String getMemberNumber() {
    return memberNumber;
  }

  long getBalance() {
    return balance;
  }

  long getShortfall() {
    return shortfall;
  }
}
