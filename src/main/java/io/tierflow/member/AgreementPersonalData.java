package io.tierflow.member;

import io.tierflow.member.agreement.MemberAgreementService;
import org.springframework.stereotype.Component;

/**
 * Which agreements a member had, and when. A code may name somebody, so erasure takes them away.
 */
@Component
class AgreementPersonalData implements PersonalDataContributor {

  private final MemberAgreementService agreements;

  AgreementPersonalData(MemberAgreementService agreements) {
    this.agreements = agreements;
  }

  @Override
  public String section() {
    return "agreements";
  }

  @Override
  public Object export(String memberNumber) {
    return agreements.agreements(memberNumber).periods();
  }

  @Override
  public void erase(String memberNumber) {
    agreements.forget(memberNumber);
  }
}
