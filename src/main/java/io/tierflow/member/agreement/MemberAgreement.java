package io.tierflow.member.agreement;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;

/** A period in which a member has an agreement. Periods of one member share no day. */
@Entity
@Table(name = "member_agreement")
class MemberAgreement extends AssignedIdEntity<MemberAgreement.Key> {

  @EmbeddedId private Key key;

  private LocalDate validTo;
  private String code;

  /** For JPA. */
  protected MemberAgreement() {}

  MemberAgreement(String memberNumber, AgreementPeriod period) {
    this.key = new Key(memberNumber, period.validFrom());
    change(period.code(), period.validTo());
  }

  /** The first day stays what it is. */
  final void change(String newCode, LocalDate newEnd) {
    code = newCode;
    validTo = newEnd;
  }

  String getMemberNumber() {
    return key.memberNumber();
  }

  String getCode() {
    return code;
  }

  LocalDate getValidFrom() {
    return key.validFrom();
  }

  Days getDays() {
    return new Days(key.validFrom(), validTo);
  }

  @Override
  public Key getId() {
    return key;
  }

  /**
   * A member and the first day of a period.
   *
   * @param memberNumber who
   * @param validFrom the first day
   */
  @Embeddable
  record Key(String memberNumber, LocalDate validFrom) implements Serializable {}
}
