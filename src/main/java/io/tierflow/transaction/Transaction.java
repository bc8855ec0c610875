package io.tierflow.transaction;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.ActivityKindConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/** Something a member did, with what it earned and why. */
@Entity
@Table(name = "transaction")
public class Transaction extends AssignedIdEntity<String> {

  /** Decimals of an exact share of points. */
  public static final int SHARE_SCALE = 6;

  private static final int MONEY_SCALE = 2;

  @Id
  @Column(name = "transaction_id")
  private String transactionId;

  private String memberNumber;

  @Convert(converter = ActivityKindConverter.class)
  private ActivityKind kind;

  private BigDecimal amount;
  private Instant occurredAt;
  private String refundOf;
  private BigDecimal refundedAmount;
  private Instant recordedAt;

  @Embedded private KindEffect effect;
  private boolean cancelled;
  @Embedded private ActivityDetails details;

  @Enumerated(EnumType.STRING)
  private EarningState earning;

  private BigDecimal exactShare;
  private BigDecimal earnedShare;
  private BigDecimal earnedAmount;
  private BigDecimal earningRate;
  private BigDecimal earningMultiplier;
  private BigDecimal fixedPoints;
  private Integer earningTableVersion;
  private String earningRule;
  private String earningReason;
  private LocalDate earnedOn;
  private String earnedBy;
  private LocalDate pointsExpireOn;
  private Integer lotEntry;

  /** For JPA. */
  protected Transaction() {}

  /** Nothing of the arrival but its amount may be missing: without one it is 0. */
  Transaction(NewTransaction arrival, KindEffect effect, Instant recordedAt) {
    this.transactionId = arrival.transactionId();
    this.memberNumber = arrival.memberNumber();
    this.kind = arrival.kind();
    this.amount = arrival.amountOrZero().setScale(MONEY_SCALE);
    this.occurredAt = arrival.occurredAt();
    this.refundOf = arrival.refundOf();
    this.refundedAmount = BigDecimal.ZERO.setScale(MONEY_SCALE);
    this.recordedAt = recordedAt;
    this.effect = effect;
    this.details = arrival.details();
    this.earning = kind.isRefund() ? EarningState.NEVER : EarningState.PENDING;
  }

  /**
   * Earns under the given terms.
   *
   * @param terms rate and multiplier, or fixed points, and where they come from
   * @return the exact share, in points with {@value #SHARE_SCALE} decimals
   */
  public BigDecimal earn(Earning terms) {
    earningRate = terms.rate();
    earningMultiplier = terms.multiplier();
    fixedPoints = terms.fixedPoints();
    earningTableVersion = terms.tableVersion();
    earningRule = terms.rule();
    earningReason = terms.reason();
    earnedOn = terms.earnedOn();
    earnedBy = terms.earnedBy();
    pointsExpireOn = terms.expiresOn();
    earning = EarningState.EARNED;
    exactShare = shareOfNetAmount();
    earnedShare = exactShare;
    earnedAmount = getNetAmount();
    return exactShare;
  }

  /**
   * Records where its points are.
   *
   * @param entryNumber the entry of the member's ledger that brought their lot in
   */
  public void keepLot(int entryNumber) {
    lotEntry = entryNumber;
  }

  /** Records that it has become too old to earn. */
  public void missEarning() {
    earning = EarningState.TOO_LATE;
  }

  /**
   * Takes a part of the amount back. What has no amount is cancelled.
   *
   * @param part amount refunded, in currency units
   * @return by how much the exact share shrank, in points; zero if it has not earned
   */
  BigDecimal refund(BigDecimal part) {
    cancelled |= amount.signum() == 0;
    if (earning != EarningState.EARNED) {
      refundedAmount = refundedAmount.add(part);
      return BigDecimal.ZERO;
    }
    if (earnedShare == null) {
      // It earned before this was kept: what is left of it now is where it starts from.
      earnedShare = exactShare;
      earnedAmount = getNetAmount();
    }
    refundedAmount = refundedAmount.add(part);
    BigDecimal before = exactShare;
    exactShare = shareLeft();
    return before.subtract(exactShare);
  }

  /** What refunds leave of what it earned. */
  private BigDecimal shareLeft() {
    if (isFullyRefunded()) {
      return BigDecimal.ZERO.setScale(SHARE_SCALE);
    }
    return fixedPoints == null && earnedAmount.signum() > 0
        ? RefundRounding.shareLeft(earnedShare, earnedAmount, getNetAmount())
        : earnedShare;
  }

  /**
   * Net amount × rate × multiplier; fixed points stay whole until nothing of the amount is left.
   */
  private BigDecimal shareOfNetAmount() {
    BigDecimal share =
        fixedPoints == null
            ? getNetAmount().multiply(earningRate).multiply(earningMultiplier)
            : isFullyRefunded() ? BigDecimal.ZERO : fixedPoints;
    return share.setScale(SHARE_SCALE, RoundingMode.HALF_UP);
  }

  /**
   * The amount less all refunds recorded by now.
   *
   * @return currency units, 0 or more
   */
  public BigDecimal getNetAmount() {
    return amount.subtract(refundedAmount);
  }

  /**
   * Whether refunds have taken all of it back.
   *
   * @return for an amount of 0, whether it was cancelled
   */
  public boolean isFullyRefunded() {
    return cancelled || amount.signum() > 0 && getNetAmount().signum() == 0;
  }

  boolean isSameAs(NewTransaction other) {
    return transactionId.equals(other.transactionId())
        && memberNumber.equals(other.memberNumber())
        && kind.equals(other.kind())
        && amount.compareTo(other.amountOrZero()) == 0
        && occurredAt.equals(other.occurredAt())
        && Objects.equals(refundOf, other.refundOf())
        && getDetails().equals(other.details());
  }

  public String getTransactionId() {
    return transactionId;
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public ActivityKind getKind() {
    return kind;
  }

  KindEffect getEffect() {
    return effect;
  }

  /** What it says of itself beside kind and amount; each is null if it was not told. */
  public ActivityDetails getDetails() {
    return details == null ? ActivityDetails.NONE : details;
  }

  /** Whether it had no amount, and was taken back. */
  public boolean isCancelled() {
    return cancelled;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public Instant getOccurredAt() {
    return occurredAt;
  }

  public String getRefundOf() {
    return refundOf;
  }

  public BigDecimal getRefundedAmount() {
    return refundedAmount;
  }

  public Instant getRecordedAt() {
    return recordedAt;
  }

  public EarningState getEarning() {
    return earning;
  }

  public BigDecimal getExactShare() {
    return exactShare;
  }

  public BigDecimal getEarningRate() {
    return earningRate;
  }

  public BigDecimal getEarningMultiplier() {
    return earningMultiplier;
  }

  public BigDecimal getFixedPoints() {
    return fixedPoints;
  }

  public Integer getEarningTableVersion() {
    return earningTableVersion;
  }

  public String getEarningRule() {
    return earningRule;
  }

  public String getEarningReason() {
    return earningReason;
  }

  public LocalDate getEarnedOn() {
    return earnedOn;
  }

  public String getEarnedBy() {
    return earnedBy;
  }

  public LocalDate getPointsExpireOn() {
    return pointsExpireOn;
  }

  /**
   * Where its points are.
   *
   * @return the entry of the member's ledger that brought their lot in, or null if none is recorded
   */
  public Integer getLotEntry() {
    return lotEntry;
  }

  @Override
  public String getId() {
    return transactionId;
  }
}
