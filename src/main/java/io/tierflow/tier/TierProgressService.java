package io.tierflow.tier;

import io.tierflow.common.DayRange;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.PointsService;
import io.tierflow.policy.Tier;
import io.tierflow.tier.period.ValidityTerms;
import io.tierflow.transaction.TransactionHistory;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says where members stand today, and what is missing. */
@Service
@Transactional(readOnly = true)
public class TierProgressService {

  private static final int YEARS_AHEAD = 1_000;

  private final MemberService members;
  private final MemberAgreementService agreements;
  private final TierTenures tenures;
  private final TierTermsService terms;
  private final TierFiguresService figures;
  private final TierDistance distance;
  private final TierOutlook outlook;
  private final TransactionHistory transactions;
  private final PointsService points;
  private final ProgrammeCalendar calendar;

  TierProgressService(
      MemberService members,
      MemberAgreementService agreements,
      TierTenures tenures,
      TierTermsService terms,
      TierFiguresService figures,
      TierDistance distance,
      TierOutlook outlook,
      TransactionHistory transactions,
      PointsService points,
      ProgrammeCalendar calendar) {
    this.members = members;
    this.agreements = agreements;
    this.tenures = tenures;
    this.terms = terms;
    this.figures = figures;
    this.distance = distance;
    this.outlook = outlook;
    this.transactions = transactions;
    this.points = points;
    this.calendar = calendar;
  }

  /**
   * Where a member stands today.
   *
   * @param memberNumber who
   * @param language of the tiers' names
   * @return the standing
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  public TierProgress progress(String memberNumber, Locale language) {
    Member member = members.require(memberNumber);
    LocalDate today = calendar.today();
    ValidityTerms valid = tenures.terms(member, member.getConfirmedTier(), today);
    DayRange days = valid.period().containing(today, member.getEnrolledOn());
    TierTenure tenure = member.getTenure();
    return new TierProgress(
        member.getConfirmedTier(),
        label(member, member.getConfirmedTier(), today, language),
        member.getTierStatus(),
        tenure.validFrom(),
        tenure.validUntil(),
        tenure.graceUntil(),
        TierProgress.Terms.of(valid),
        days,
        distance
            .next(figures.figures(member, days.until(today), valid.period()))
            .map(goal -> next(goal, label(member, goal.tier(), today, language)))
            .orElse(null),
        outlook.keeping(member, today).orElse(null),
        transactions.toEarn(memberNumber, today).size(),
        points.expiring(memberNumber, today.plusYears(YEARS_AHEAD)).stream()
            .findFirst()
            .orElse(null));
  }

  private static TierProgress.Next next(TierGoal goal, String label) {
    return new TierProgress.Next(goal.tier(), label, goal.reached(), goal.criteria());
  }

  private String label(Member member, Tier tier, LocalDate today, Locale language) {
    return terms
        .terms(
            tier,
            member.getAccountType(),
            agreements.counting(member.getMemberNumber(), today).orElse(null),
            language)
        .label();
  }
}
