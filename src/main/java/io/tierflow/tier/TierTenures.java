package io.tierflow.tier;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.AccountType;
import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.policy.Tier;
import io.tierflow.tier.period.ValidityTerms;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Says how long members have their tiers, by the terms in effect. */
@Component
public class TierTenures {

  /** What the table said in the current transaction, by what it was asked. */
  private static final Fact<ValidityTerms> TERMS = new Fact<>("terms of tiers");

  private final TierTermsService terms;
  private final MemberAgreementService agreements;

  TierTenures(TierTermsService terms, MemberAgreementService agreements) {
    this.terms = terms;
    this.agreements = agreements;
  }

  /**
   * The terms of a tier for a member on a day.
   *
   * @param member who
   * @param tier the tier
   * @param day decides which agreement counts
   * @return period, validity and grace
   */
  public ValidityTerms terms(Member member, Tier tier, LocalDate day) {
    return terms(
        tier,
        member.getAccountType(),
        agreements.counting(member.getMemberNumber(), day).orElse(null));
  }

  /** Asked once for all members of a page that have the same terms. */
  private ValidityTerms terms(Tier tier, AccountType type, String agreement) {
    String key = tier.code() + '/' + type.name() + '/' + agreement;
    return TransactionFacts.recall(TERMS, key)
        .orElseGet(
            () -> {
              ValidityTerms valid = terms.validityTerms(tier, type, agreement);
              TransactionFacts.remember(TERMS, key, valid);
              return valid;
            });
  }

  /**
   * How long a tier holds that a member gets or keeps.
   *
   * @param member who
   * @param tier the tier
   * @param earnedOn day on which its figures stood, from which the validity is reckoned
   */
  TierTenure of(Member member, Tier tier, LocalDate earnedOn) {
    ValidityTerms valid = terms(member, tier, earnedOn);
    return member
        .getTenure()
        .valid(
            earnedOn, valid.lastDay(earnedOn, member.getEnrolledOn()).orElse(null), valid.code());
  }
}
