package io.tierflow.tier.grant;

import io.tierflow.points.approval.SecondPersonRequest;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A tier that somebody of the staff has asked for, on behalf of a member. */
@Entity
@Table(name = "tier_grant")
public class TierGrant extends SecondPersonRequest<String> {

  @Id private String grantId;

  @Convert(converter = TierConverter.class)
  private Tier tier;

  private LocalDate askedUntil;
  private LocalDate validUntil;

  /** For JPA. */
  protected TierGrant() {}

  TierGrant(
      String memberNumber,
      NewTierGrant asked,
      Decision review,
      String requestedBy,
      Instant requestedAt) {
    super(memberNumber, asked.reason(), review, requestedBy, requestedAt);
    this.grantId = asked.grantId();
    this.tier = asked.tier();
    this.askedUntil = asked.validUntil();
  }

  boolean isOf(String memberNumber, NewTierGrant asked) {
    return getMemberNumber().equals(memberNumber) && asked().equals(asked);
  }

  NewTierGrant asked() {
    return new NewTierGrant(grantId, tier, askedUntil, getReason());
  }

  void holdAtOnce(LocalDate until, Instant at) {
    this.validUntil = until;
    settle(at);
  }

  void hold(LocalDate until) {
    this.validUntil = until;
  }

  @Override
  protected String name() {
    return "Grant " + grantId;
  }

  public String getGrantId() {
    return grantId;
  }

  public Tier getTier() {
    return tier;
  }

  /**
   * The last day that was asked for.
   *
   * @return the day, or null for as long as the tier's terms say
   */
  public LocalDate getAskedUntil() {
    return askedUntil;
  }

  /**
   * The last day of the validity that the grant gave.
   *
   * @return the day, or null if the tier got no end, or none was granted
   */
  public LocalDate getValidUntil() {
    return validUntil;
  }

  @Override
  public String getId() {
    return grantId;
  }
}
