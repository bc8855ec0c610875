package io.tierflow.tier;

import io.tierflow.common.DayRange;
import io.tierflow.member.Member;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.PointsEarningService;
import io.tierflow.transaction.TransactionHistory;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures of members that decide on tiers, over the days that the terms of a tier name. */
@Service
public class TierFiguresService {

  private final MemberAgreementService agreements;
  private final PointsEarningService points;
  private final TransactionHistory transactions;

  TierFiguresService(
      MemberAgreementService agreements,
      PointsEarningService points,
      TransactionHistory transactions) {
    this.agreements = agreements;
    this.points = points;
    this.transactions = transactions;
  }

  /**
   * A member's figures over some days; the monthly spend is of the 30 days that end with the last.
   *
   * @param member whose
   * @param days the days
   * @return the figures, with no points earned by an upgrade
   */
  @Transactional(readOnly = true)
  public TierFigures figures(Member member, DayRange days) {
    String number = member.getMemberNumber();
    return TierFigures.of(
        member,
        agreements.counting(number, days.to()).orElse(null),
        0,
        points.qualifyingPoints(number, days),
        transactions.spend(number, days));
  }

  /**
   * Reads what figures of many members ask for, with a few queries.
   *
   * @param memberNumbers whose; their accounts are locked
   * @param asOf the last day
   */
  @Transactional
  public void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    agreements.readAhead(memberNumbers);
  }
}
