package io.tierflow.transaction;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;

/** A promotion that applied to a transaction, with what it added and what refunds have left. */
@Entity
@Table(name = "transaction_promotion")
class TransactionPromotion extends AssignedIdEntity<TransactionPromotion.Key> {

  @EmbeddedId private Key key;

  private String memberNumber;
  private String promotion;
  private String name;
  private int tableVersion;
  private String rule;
  private String reason;

  @Embedded
  @AttributeOverride(name = "proportional", column = @Column(name = "earned_share"))
  @AttributeOverride(name = "fixed", column = @Column(name = "earned_fixed"))
  private EarnedShare earned;

  @Embedded
  @AttributeOverride(name = "proportional", column = @Column(name = "earned_qualifying"))
  @AttributeOverride(name = "fixed", column = @Column(name = "earned_fixed_qualifying"))
  private EarnedShare earnedQualifying;

  private BigDecimal exactShare;
  private BigDecimal qualifyingShare;

  /** For JPA. */
  protected TransactionPromotion() {}

  TransactionPromotion(Transaction transaction, int place, AwardedPromotion awarded) {
    this.key = new Key(transaction.getTransactionId(), place);
    this.memberNumber = transaction.getMemberNumber();
    this.promotion = awarded.promotion();
    this.name = awarded.name();
    this.tableVersion = awarded.tableVersion();
    this.rule = awarded.rule();
    this.reason = awarded.reason();
    this.earned = awarded.points();
    this.earnedQualifying = awarded.qualifying();
    this.exactShare = awarded.points().total();
    this.qualifyingShare = awarded.qualifying().total();
  }

  /**
   * Leaves what belongs to what is left of the amount.
   *
   * @param earnedAmount net amount when it earned, in currency units
   * @param netAmount net amount now, in currency units
   */
  void shrink(BigDecimal earnedAmount, BigDecimal netAmount) {
    exactShare = earned.left(earnedAmount, netAmount);
    qualifyingShare = earnedQualifying.left(earnedAmount, netAmount);
  }

  /** Takes all of it back. */
  void cancel() {
    exactShare = EarnedShare.NONE.total();
    qualifyingShare = exactShare;
  }

  Shares shares() {
    return new Shares(exactShare, qualifyingShare);
  }

  String getTransactionId() {
    return key.transactionId();
  }

  String getMemberNumber() {
    return memberNumber;
  }

  String getPromotion() {
    return promotion;
  }

  AppliedPromotion view() {
    return new AppliedPromotion(
        promotion, name, exactShare, qualifyingShare, tableVersion, rule, reason);
  }

  @Override
  public Key getId() {
    return key;
  }

  /**
   * Its place among the promotions of a transaction.
   *
   * @param transactionId the transaction
   * @param place from 1, in the order of the table's rows
   */
  @Embeddable
  record Key(String transactionId, int place) implements Serializable {}
}
