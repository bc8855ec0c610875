package io.tierflow.portal.card;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.PointsService;
import io.tierflow.tier.TierTerms;
import io.tierflow.tier.TierTermsService;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands on a member's card: the same as on the member's page. */
@Service
public class CardService {

  private final MemberService members;
  private final MemberAgreementService agreements;
  private final PointsService points;
  private final TierTermsService tiers;
  private final ProgrammeCalendar calendar;

  CardService(
      MemberService members,
      MemberAgreementService agreements,
      PointsService points,
      TierTermsService tiers,
      ProgrammeCalendar calendar) {
    this.members = members;
    this.agreements = agreements;
    this.points = points;
    this.tiers = tiers;
    this.calendar = calendar;
  }

  /**
   * A member's card.
   *
   * @param memberNumber whose
   * @param language the language of the tier's name
   * @return the card as of now
   */
  @Transactional(readOnly = true)
  public MemberCard card(String memberNumber, Locale language) {
    Member member = members.require(memberNumber);
    String agreement = agreements.counting(memberNumber, calendar.today()).orElse(null);
    TierTerms terms =
        tiers.terms(member.getConfirmedTier(), member.getAccountType(), agreement, language);
    return new MemberCard(
        memberNumber,
        member.getProfile().fullName(),
        member.getConfirmedTier(),
        terms.label(),
        terms.color(),
        points.of(memberNumber).available());
  }
}
