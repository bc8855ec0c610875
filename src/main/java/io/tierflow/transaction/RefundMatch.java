package io.tierflow.transaction;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;

/** A transaction to which a refund that named none was matched, with the part that it took back. */
@Entity
@Table(name = "refund_match")
class RefundMatch extends AssignedIdEntity<RefundMatch.Key> {

  @EmbeddedId private Key key;

  private String refundedId;
  private BigDecimal amount;
  private BigDecimal originalAmount;

  /** For JPA. */
  protected RefundMatch() {}

  RefundMatch(Transaction refund, int place, RefundPart part) {
    this.key = new Key(refund.getTransactionId(), place);
    this.refundedId = part.refunded().getTransactionId();
    this.amount = part.amount();
    this.originalAmount = part.refunded().getOriginal() == null ? null : part.given();
  }

  String getTransactionId() {
    return key.transactionId();
  }

  RefundMatchView view() {
    return new RefundMatchView(refundedId, amount, originalAmount);
  }

  @Override
  public Key getId() {
    return key;
  }

  /**
   * Its place among the matches of a refund.
   *
   * @param transactionId the refund
   * @param place from 1, the latest transaction first
   */
  @Embeddable
  record Key(String transactionId, int place) implements Serializable {}
}
