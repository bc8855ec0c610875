package io.tierflow.points.approval;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.policy.Decision;
import io.tierflow.web.ConflictException;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/**
 * What somebody has asked for and, where a table says so, another person decides. It is decided
 * once.
 *
 * @param <I> its id
 */
@MappedSuperclass
public abstract class SecondPersonRequest<I> extends AssignedIdEntity<I> {

  private String memberNumber;
  private String reason;

  @Enumerated(EnumType.STRING)
  private ApprovalState state;

  private String requestedBy;
  private Instant requestedAt;
  private int tableVersion;
  private String ruleId;
  private String limitReason;
  private String processInstanceId;
  private String decidedBy;
  private Instant decidedAt;
  private String remark;

  /** For JPA. */
  protected SecondPersonRequest() {}

  /**
   * A request that nobody has decided yet.
   *
   * @param memberNumber whose matter it is
   * @param reason why it is asked for
   * @param limit what the table said that asks for a second person, or does not
   * @param requestedBy who asks: a user, or {@code key:<id>}
   * @param requestedAt when
   */
  protected SecondPersonRequest(
      String memberNumber, String reason, Decision limit, String requestedBy, Instant requestedAt) {
    this.memberNumber = memberNumber;
    this.reason = reason;
    this.state = ApprovalState.WAITING;
    this.requestedBy = requestedBy;
    this.requestedAt = requestedAt;
    this.tableVersion = limit.version();
    this.ruleId = limit.rule();
    this.limitReason = limit.reason();
  }

  /**
   * What it is, at the beginning of a sentence.
   *
   * @return such as {@code Adjustment A-1}
   */
  protected abstract String name();

  /** Whether it waits, and in no instance yet. */
  public boolean isUntied() {
    return state == ApprovalState.WAITING && processInstanceId == null;
  }

  /**
   * Ties the request to the one instance that lets somebody decide it.
   *
   * @param instance the instance
   * @throws ConflictException if it is tied or decided already
   */
  public void awaitIn(String instance) {
    if (!isUntied()) {
      throw new ConflictException(
          name() + " is already waiting for approval elsewhere, or was decided.");
    }
    this.processInstanceId = instance;
  }

  /**
   * Takes the decision of another person.
   *
   * @param decision what was decided
   * @param by who decides
   * @param at when
   * @param why what is kept as the reason, or null
   * @throws ConflictException if it is decided already, or by the person who asked
   */
  public void decide(ApprovalState decision, String by, Instant at, String why) {
    requireDecidable(by);
    this.state = decision;
    this.decidedBy = by;
    this.decidedAt = at;
    this.remark = why;
  }

  /**
   * Refuses a decision that can't be taken.
   *
   * @param by who would decide
   * @throws ConflictException if it is decided already, or by the person who asked
   */
  public void requireDecidable(String by) {
    if (state != ApprovalState.WAITING) {
      throw new ConflictException(name() + " has already been decided.");
    }
    if (isRequestedBy(by)) {
      throw new ConflictException(
          "%s was requested by %s and must be decided by another person."
              .formatted(name(), requestedBy));
    }
  }

  /**
   * Is done without a second person.
   *
   * @param at when
   */
  protected void settle(Instant at) {
    this.state = ApprovalState.APPROVED;
    this.decidedAt = at;
  }

  /**
   * Ends without a decision; one that is decided stays as it is.
   *
   * @param at when
   * @param why what is kept as the reason
   * @return whether it waited
   */
  public boolean withdraw(Instant at, String why) {
    if (state != ApprovalState.WAITING) {
      return false;
    }
    this.state = ApprovalState.WITHDRAWN;
    this.decidedAt = at;
    this.remark = why;
    return true;
  }

  /**
   * Whether somebody is the person who asked. Where names of users are found whatever their case,
   * one person has several spellings.
   *
   * @param person a user, or {@code key:<id>}
   * @return whether it is the same person
   */
  public boolean isRequestedBy(String person) {
    return requestedBy.equalsIgnoreCase(person);
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public String getReason() {
    return reason;
  }

  public ApprovalState getState() {
    return state;
  }

  public String getRequestedBy() {
    return requestedBy;
  }

  public Instant getRequestedAt() {
    return requestedAt;
  }

  public String getLimitReason() {
    return limitReason;
  }

  public String getDecidedBy() {
    return decidedBy;
  }

  public Instant getDecidedAt() {
    return decidedAt;
  }

  public String getRemark() {
    return remark;
  }

  public String getProcessInstanceId() {
    return processInstanceId;
  }
}
