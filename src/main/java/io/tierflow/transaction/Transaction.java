package io.tierflow.transaction;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.ActivityKindConverter;
import io.tierflow.transaction.currency.OriginalAmount;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
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

  // What arrived never changes, so an update need not write it again.
  @Column(updatable = false)
  private String memberNumber;

  @Column(updatable = false)
  @Convert(converter = ActivityKindConverter.class)
  private ActivityKind kind;

  @Column(updatable = false)
  private BigDecimal amount;

  @Column(updatable = false)
  private Instant occurredAt;

  @Column(updatable = false)
  private String refundOf;

  private BigDecimal refundedAmount;

  @Column(updatable = false)
  private Instant recordedAt;

  @Embedded private KindEffect effect;
  private boolean cancelled;
  @Embedded private ActivityDetails details;

  @Enumerated(EnumType.STRING)
  private EarningState earning;

  @Embedded private Earning terms;

  private BigDecimal earnedAmount;
  private BigDecimal earnedShare;
  private BigDecimal earnedQualifying;
  private BigDecimal exactShare;
  private BigDecimal qualifyingShare;
  private boolean promoted;
  private Integer lotEntry;
  private String lotMember;

  @Column(updatable = false)
  private String recordedFor;

  @Embedded private OriginalAmount original;

  /** For JPA. */
  protected Transaction() {}

  /** Nothing of the arrival but its amount may be missing: without one it is 0. */
  Transaction(
      NewTransaction arrival, ConvertedAmount converted, KindEffect effect, Instant recordedAt) {
    this.transactionId = arrival.transactionId();
    this.memberNumber = arrival.memberNumber();
    this.kind = arrival.kind();
    this.amount = converted.amount().setScale(MONEY_SCALE);
    this.original = converted.original();
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
   * @param underTerms rate and multiplier, or fixed points, and where they come from
   * @param promotions what promotions add, in exact points
   * @return the exact shares, in points with {@value #SHARE_SCALE} decimals
   */
  public Shares earn(Earning underTerms, Shares promotions) {
    terms = underTerms;
    earning = EarningState.EARNED;
    earnedAmount = getNetAmount();
    EarnedShare points = isFullyRefunded() ? EarnedShare.NONE : terms.points(earnedAmount);
    EarnedShare qualifying =
        isFullyRefunded() ? EarnedShare.NONE : terms.qualifyingPoints(earnedAmount);
    earnedShare = points.total();
    earnedQualifying = qualifying.total();
    promoted = promotions.points().signum() > 0 || promotions.qualifying().signum() > 0;
    return keep(new Shares(earnedShare, earnedQualifying).plus(promotions));
  }

  /**
   * Records where its points are.
   *
   * @param entryNumber the entry of the member's ledger that brought their lot in
   */
  public void keepLot(int entryNumber) {
    lotEntry = entryNumber;
    lotMember = null;
  }

  /** Records that it has become too old to earn. */
  public void missEarning() {
    earning = EarningState.TOO_LATE;
  }

  /**
   * Takes a part of the amount back. What is worth nothing is cancelled, once nothing is left of
   * the amount that it came with.
   *
   * @param part amount refunded, in currency units
   * @param promotions those that applied; they shrink with it
   * @return by how much the exact shares shrank; none if it has not earned
   */
  Shares refund(BigDecimal part, TransactionPromotions promotions) {
    cancelled |= amount.signum() == 0 && isNothingLeftOfOriginal();
    refundedAmount = refundedAmount.add(part);
    if (earning != EarningState.EARNED) {
      return Shares.NONE;
    }
    Shares before = new Shares(exactShare, getQualifyingShare());
    return before.minus(keep(shrunk(promotions)));
  }

  /** Also if it came in the programme's currency: its amount is all there is then. */
  private boolean isNothingLeftOfOriginal() {
    return original == null || original.left().amount().signum() == 0;
  }

  private Shares shrunk(TransactionPromotions promotions) {
    if (isFullyRefunded()) {
      promotions.cancel();
      return new Shares(EarnedShare.NONE.total(), EarnedShare.NONE.total());
    }
    promotions.shrink(earnedAmount, getNetAmount());
    return new Shares(
            points().left(earnedAmount, getNetAmount()),
            qualifyingPoints().left(earnedAmount, getNetAmount()))
        .plus(promotions.shares());
  }

  private EarnedShare points() {
    return terms.fixedPoints() == null
        ? EarnedShare.proportional(earnedShare)
        : EarnedShare.fixed(earnedShare);
  }

  private EarnedShare qualifyingPoints() {
    boolean fixed =
        terms.qualifyingFixedPoints() != null
            || terms.fixedPoints() != null && terms.qualifyingMultiplier() == null;
    BigDecimal earned = earnedQualifying == null ? earnedShare : earnedQualifying;
    return fixed ? EarnedShare.fixed(earned) : EarnedShare.proportional(earned);
  }

  private Shares keep(Shares shares) {
    exactShare = shares.points();
    qualifyingShare = shares.qualifying();
    return shares;
  }

  /** The amount less all refunds recorded by now, in currency units, 0 or more. */
  public BigDecimal getNetAmount() {
    return amount.subtract(refundedAmount);
  }

  /** Whether refunds have taken all of it back; of an amount of 0, whether it was cancelled. */
  public boolean isFullyRefunded() {
    return cancelled || amount.signum() > 0 && getNetAmount().signum() == 0;
  }

  /** Whether it says the same; amounts are compared in the currency in which they came. */
  boolean isSameAs(NewTransaction other) {
    return transactionId.equals(other.transactionId())
        && (memberNumber.equals(other.memberNumber()) || other.memberNumber().equals(recordedFor))
        && kind.equals(other.kind())
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

  /** Whether it was worth nothing, and was taken back. */
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

  /** Exact points, with six decimals, that count towards tiers; null if it has not earned. */
  public BigDecimal getQualifyingShare() {
    return qualifyingShare == null ? exactShare : qualifyingShare;
  }

  /** The terms under which it earned; null if it has not earned. */
  public Earning getTerms() {
    return terms;
  }

  /** Whether a promotion added to what it earned. */
  boolean isPromoted() {
    return promoted;
  }

  /** The entry of the ledger that brought in the lot of its points; null if none is recorded. */
  public Integer getLotEntry() {
    return lotEntry;
  }

  /** In whose ledger that entry is: another than the member's if they were merged since. */
  public String getLotMember() {
    return lotMember == null ? memberNumber : lotMember;
  }

  /** The amount as it came, in its own currency; null if that is the programme's. */
  public OriginalAmount getOriginal() {
    return original;
  }

  @Override
  public String getId() {
    return transactionId;
  }
}
