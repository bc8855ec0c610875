package io.tierflow.tier;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.member.Enrolment;
import io.tierflow.member.Member;
import io.tierflow.member.Merging;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A change of a member's tier: from which to which, by which decision, and who approved. */
@Entity
@Table(name = "tier_change")
public class TierChange extends AssignedIdEntity<String> {

  @Id
  @Column(name = "change_id")
  private String changeId;

  private String memberNumber;

  @Convert(converter = TierConverter.class)
  private Tier fromTier;

  @Convert(converter = TierConverter.class)
  private Tier toTier;

  @Enumerated(EnumType.STRING)
  private TierChangeStatus status;

  @Enumerated(EnumType.STRING)
  private TierChangeKind kind;

  private boolean opening;
  private LocalDate proposedOn;
  private LocalDate decidedOn;
  private LocalDate earnedOn;
  private LocalDate validUntil;
  private Instant recordedAt;
  private String processInstanceId;

  @Embedded private DecidingRow row;

  private String reason;
  private String grantedBy;

  @Embedded private ChangeReview review;

  /** For JPA. */
  protected TierChange() {}

  /** The tier that a member starts with. */
  TierChange(Enrolment enrolment, Instant recordedAt) {
    this.changeId = "opening:" + enrolment.memberNumber();
    this.memberNumber = enrolment.memberNumber();
    this.toTier = enrolment.openingTier();
    this.status = TierChangeStatus.CONFIRMED;
    this.kind = TierChangeKind.ENROLMENT;
    this.opening = true;
    this.proposedOn = enrolment.enrolledOn();
    this.decidedOn = enrolment.enrolledOn();
    this.recordedAt = recordedAt;
    this.reason = "Tier at enrolment.";
  }

  /**
   * The tier that another member brings who is merged into this one.
   *
   * @param label what that tier is called, in the words of the table
   */
  TierChange(
      Merging merging,
      Tier fromTier,
      Tier toTier,
      String label,
      LocalDate validUntil,
      Instant recordedAt) {
    this.changeId = "merge:" + merging.mergeId();
    this.kind = TierChangeKind.MERGE;
    this.memberNumber = merging.into();
    this.fromTier = fromTier;
    this.toTier = toTier;
    this.status = TierChangeStatus.CONFIRMED;
    this.proposedOn = merging.day();
    this.decidedOn = merging.day();
    this.validUntil = validUntil;
    this.recordedAt = recordedAt;
    this.reason =
        "Member %s, who had %s, was merged into this one: the higher tier holds."
            .formatted(merging.from(), label);
  }

  /** The tier that an upgrade gives or proposes. An instance changes the tier once at most. */
  TierChange(TierUpgrade upgrade, Tier fromTier, Instant recordedAt) {
    this(TierChangeKind.UPGRADE, upgrade.processInstanceId(), upgrade.ground().eligibility());
    this.processInstanceId = upgrade.processInstanceId();
    this.memberNumber = upgrade.memberNumber();
    this.fromTier = fromTier;
    this.toTier = upgrade.targetTier();
    this.proposedOn = upgrade.asOf();
    this.earnedOn = upgrade.ground().earnedOn();
    this.recordedAt = recordedAt;
  }

  /** A change that a renewal makes or proposes, or that comes with other terms. */
  TierChange(
      TierChangeKind kind,
      String changeId,
      Member member,
      Tier toTier,
      LocalDate asOf,
      Decision ground,
      Instant recordedAt) {
    this(kind, changeId, ground);
    this.memberNumber = member.getMemberNumber();
    this.fromTier = member.getConfirmedTier();
    this.toTier = toTier;
    this.proposedOn = asOf;
    this.recordedAt = recordedAt;
  }

  private TierChange(TierChangeKind kind, String changeId, Decision ground) {
    this.changeId = changeId;
    this.kind = kind;
    this.row = DecidingRow.of(ground);
    this.reason = ground.reason();
  }

  /** Names the instance that makes the change. */
  TierChange madeBy(String instance) {
    processInstanceId = instance;
    return this;
  }

  /** Makes of a lowering under review a tier that is kept. */
  void keepByException(LocalDate on) {
    kind = TierChangeKind.EXCEPTION;
    toTier = fromTier;
    confirm(on, validUntil);
  }

  /** Keeps until when a review lets the member keep the tier. */
  void keepUntil(LocalDate day) {
    validUntil = day;
  }

  /** A tier that staff grant, from today on. */
  TierChange(GrantedTier granted, Tier fromTier, LocalDate today, Instant recordedAt) {
    this(TierChangeKind.GRANT, GrantedTier.changeId(granted.grantId()), granted.review());
    this.memberNumber = granted.memberNumber();
    this.fromTier = fromTier;
    this.toTier = granted.tier();
    this.proposedOn = today;
    this.recordedAt = recordedAt;
    this.reason = granted.reason();
    this.grantedBy = granted.grantedBy();
    this.review = new ChangeReview(granted.reviewReason(), null, granted.reviewer(), null);
  }

  void awaitReview(String why) {
    status = TierChangeStatus.PROVISIONAL;
    review = new ChangeReview(why, null, null, null);
  }

  void confirm(LocalDate on, LocalDate until) {
    status = TierChangeStatus.CONFIRMED;
    decidedOn = on;
    validUntil = until;
  }

  void decline(LocalDate on) {
    status = TierChangeStatus.DECLINED;
    decidedOn = on;
  }

  /** Keeps what a completed review said, and who completed it. */
  void review(ReviewOutcome outcome, String by, String remark) {
    review = getReview().completed(outcome, by, remark);
  }

  /** Keeps why no review decides on this any more. */
  void reviewedByNobody(String why) {
    review = getReview().withoutReviewer(why);
  }

  public String getChangeId() {
    return changeId;
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public Tier getFromTier() {
    return fromTier;
  }

  public Tier getToTier() {
    return toTier;
  }

  public TierChangeStatus getStatus() {
    return status;
  }

  public TierChangeKind getKind() {
    return kind;
  }

  public LocalDate getProposedOn() {
    return proposedOn;
  }

  public LocalDate getDecidedOn() {
    return decidedOn;
  }

  /**
   * The last day of the figures that earned the tier, from which its validity is reckoned.
   *
   * @return the day, or null if no figures did, or if an earlier release did not keep it
   */
  public LocalDate getEarnedOn() {
    return earnedOn;
  }

  /**
   * The last day of the validity that the change gave.
   *
   * @return the day, or null if the tier got no end
   */
  public LocalDate getValidUntil() {
    return validUntil;
  }

  public Instant getRecordedAt() {
    return recordedAt;
  }

  public String getProcessInstanceId() {
    return processInstanceId;
  }

  /**
   * The row of a table that decided.
   *
   * @return the row; {@link DecidingRow#NONE} if no table was asked
   */
  public DecidingRow getRow() {
    return row == null ? DecidingRow.NONE : row;
  }

  public String getReason() {
    return reason;
  }

  /**
   * Why people decide on the change, and what they said.
   *
   * @return its review; {@link ChangeReview#NONE} if nobody was asked
   */
  public ChangeReview getReview() {
    return review == null ? ChangeReview.NONE : review;
  }

  /**
   * Who of the staff asked for a granted tier.
   *
   * @return a user or {@code key:<id>}, or null if it is no grant
   */
  public String getGrantedBy() {
    return grantedBy;
  }

  /**
   * The grant that gave the tier.
   *
   * @return its id, or null if it is no grant
   */
  public String getGrantId() {
    return GrantedTier.grantId(changeId).orElse(null);
  }

  @Override
  public String getId() {
    return changeId;
  }
}
