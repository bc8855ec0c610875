package io.tierflow.reward.milestone;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.policy.Decision;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A milestone that a member has reached, and what it brought. */
@Entity
@Immutable
@Table(name = "milestone_award")
class MilestoneAward extends AssignedIdEntity<MilestoneAward.Key> {

  @EmbeddedId private Key key;

  private LocalDate reachedOn;
  private Instant awardedAt;
  private long bonusPoints;
  private String voucherId;
  private String processInstanceId;
  private int tableVersion;
  private String rule;
  private String reason;

  /** For JPA. */
  protected MilestoneAward() {}

  MilestoneAward(
      Key key,
      LocalDate reachedOn,
      Instant awardedAt,
      long bonusPoints,
      String voucherId,
      String processInstanceId,
      Decision decision) {
    this.key = key;
    this.reachedOn = reachedOn;
    this.awardedAt = awardedAt;
    this.bonusPoints = bonusPoints;
    this.voucherId = voucherId;
    this.processInstanceId = processInstanceId;
    this.tableVersion = decision.version();
    this.rule = decision.rule();
    this.reason = decision.reason();
  }

  @Override
  public Key getId() {
    return key;
  }

  ReachedMilestone reached() {
    return new ReachedMilestone(key.memberNumber(), key.milestone(), key.period(), reachedOn);
  }

  /**
   * What a member can reach once.
   *
   * @param memberNumber the member
   * @param milestone its code
   * @param period the year or month in which it was reached; empty if there is one ever
   */
  @Embeddable
  record Key(String memberNumber, String milestone, String period) implements Serializable {

    /** Names it where each member's have to differ. */
    String occasion() {
      return "milestone:%s:%s:%s".formatted(memberNumber, milestone, period);
    }
  }
}
