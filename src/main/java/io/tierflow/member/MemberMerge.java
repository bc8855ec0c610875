package io.tierflow.member;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** That a membership was merged into another one. A membership is merged once at most. */
@Entity
@Table(name = "member_merge")
public class MemberMerge extends AssignedIdEntity<String> {

  private static final String SEPARATOR = "\n";

  @Id
  @Column(name = "merged_member")
  private String mergedMember;

  private String memberNumber;
  private String heldBy;
  private String mergeId;
  private LocalDate mergedOn;
  private Instant mergedAt;
  private String mergedBy;

  @Column(columnDefinition = "text")
  private String moved;

  @Column(columnDefinition = "text")
  private String ended;

  /** For JPA. */
  protected MemberMerge() {}

  MemberMerge(Merging merging, Instant at, List<String> moved, List<String> ended) {
    this.mergedMember = merging.from();
    this.memberNumber = merging.into();
    this.heldBy = merging.into();
    this.mergeId = merging.mergeId();
    this.mergedOn = merging.day();
    this.mergedAt = at;
    this.mergedBy = merging.by();
    this.moved = String.join(SEPARATOR, moved);
    this.ended = String.join(SEPARATOR, ended);
  }

  /** Follows the records to where they are moved in turn. */
  void holdBy(String holder) {
    heldBy = holder;
  }

  boolean isOf(String into, String from) {
    return memberNumber.equals(into) && mergedMember.equals(from);
  }

  /**
   * What there is to say to who asks for the membership that is no more.
   *
   * @return a sentence
   */
  public String sentence() {
    return "Member %s was merged into %s on %s.".formatted(mergedMember, memberNumber, mergedOn);
  }

  public String getMergedMember() {
    return mergedMember;
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  /** The member who has the records now. */
  public String getHeldBy() {
    return heldBy;
  }

  public String getMergeId() {
    return mergeId;
  }

  public LocalDate getMergedOn() {
    return mergedOn;
  }

  public Instant getMergedAt() {
    return mergedAt;
  }

  public String getMergedBy() {
    return mergedBy;
  }

  /**
   * What moved.
   *
   * @return sentences
   */
  public List<String> getMoved() {
    return moved.lines().toList();
  }

  /**
   * What of the merged membership was ended, as by closing it.
   *
   * @return sentences
   */
  public List<String> getEnded() {
    return ended.lines().toList();
  }

  @Override
  public String getId() {
    return mergedMember;
  }
}
