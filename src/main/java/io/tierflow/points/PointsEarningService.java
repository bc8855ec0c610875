package io.tierflow.points;

import io.tierflow.common.DayRange;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.points.promotion.EarningPromotions;
import io.tierflow.transaction.AwardedPromotion;
import io.tierflow.transaction.EarnedPoints;
import io.tierflow.transaction.Earning;
import io.tierflow.transaction.PeriodHistory;
import io.tierflow.transaction.Shares;
import io.tierflow.transaction.Transaction;
import io.tierflow.transaction.TransactionHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns transactions into points, and takes back what refunds take away. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PointsEarningService implements EarnedPoints {

  /** Key of the table that says what activities earn. */
  public static final String POINTS_EARNING = EarningTable.POINTS_EARNING;

  /** Qualifying points that were read ahead in the current transaction, by member number. */
  private static final Fact<Qualifying> QUALIFYING_POINTS = new Fact<>("qualifying points");

  /** What earned in the current transaction, by upgrade. */
  private static final Fact<EarnedNow> EARNED_NOW =
      new Fact<>("transactions that earn in this upgrade");

  private final PointsAccountRepository accounts;
  private final MemberService members;
  private final MemberAgreementService agreements;
  private final TransactionHistory transactions;
  private final PeriodHistory periods;
  private final EarningInputs inputs;
  private final EarningTable table;
  private final EarningPromotions promotions;
  private final PointsLedger ledger;
  private final LedgerEntryRepository entries;
  private final AvailablePoints available;

  PointsEarningService(
      PointsAccountRepository accounts,
      MemberService members,
      MemberAgreementService agreements,
      TransactionHistory transactions,
      PeriodHistory periods,
      EarningInputs inputs,
      EarningTable table,
      EarningPromotions promotions,
      PointsLedger ledger,
      LedgerEntryRepository entries,
      AvailablePoints available) {
    this.accounts = accounts;
    this.members = members;
    this.agreements = agreements;
    this.transactions = transactions;
    this.periods = periods;
    this.inputs = inputs;
    this.table = table;
    this.promotions = promotions;
    this.ledger = ledger;
    this.entries = entries;
    this.available = available;
  }

  /**
   * Reads what upgrades of many members ask for, with a few queries, once their accounts are
   * locked. They stay locked until the end of the transaction.
   *
   * @param memberNumbers the members
   * @param asOf day of the upgrades
   */
  public void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    accounts.lockAll(memberNumbers);
    members.readAhead(memberNumbers);
    agreements.readAhead(memberNumbers);
    transactions.readAhead(memberNumbers, asOf);
    available.readAhead(memberNumbers);
    promotions.readAhead(memberNumbers);
    readQualifyingPointsAhead(memberNumbers, asOf);
  }

  /**
   * Reads the qualifying points of many members, of the twelve months that end with a day, with one
   * query.
   *
   * @param memberNumbers the members; their accounts are locked
   * @param asOf last day, inclusive
   */
  public void readQualifyingPointsAhead(Collection<String> memberNumbers, LocalDate asOf) {
    Map<String, Long> points = earnedLessReversed(memberNumbers, asOf);
    memberNumbers.forEach(
        number ->
            TransactionFacts.remember(
                QUALIFYING_POINTS, number, new Qualifying(asOf, points.getOrDefault(number, 0L))));
  }

  /**
   * Lets each transaction earn, under the deployed table {@code points-earning}, that has not
   * earned yet. Exact share = net amount × rate × multiplier, or the fixed points, and what
   * promotions add. Nothing is booked yet.
   *
   * @param memberNumber whose transactions
   * @param asOf day of the upgrade
   * @param processInstanceId the upgrade
   * @return the sum of all exact shares, rounded down, less what is booked; and the qualifying
   *     points with it
   */
  public EarnedPointsFigures calculateLoyaltyPointsEarned(
      String memberNumber, LocalDate asOf, String processInstanceId) {
    PointsAccount account = ledger.account(memberNumber);
    Member member = members.require(memberNumber);
    List<Transaction> toEarn = transactions.toEarn(memberNumber, asOf);
    List<String> reasons = new ArrayList<>();
    for (Transaction transaction : toEarn) {
      Map<String, Object> seen = inputs.of(member, transaction);
      Earning terms = table.terms(transaction, seen, asOf, processInstanceId);
      List<AwardedPromotion> awarded = promotions.award(transaction, seen, terms);
      Shares added =
          awarded.stream().map(AwardedPromotion::shares).reduce(Shares.NONE, Shares::plus);
      account.add(transaction.earn(terms, added));
      periods.earned(transaction);
      awarded.forEach(promotion -> reasons.add(promotion.reason()));
    }
    TransactionFacts.remember(EARNED_NOW, processInstanceId, new EarnedNow(toEarn, reasons));
    return new EarnedPointsFigures(
        Math.max(0, account.toBook()),
        qualifyingPoints(memberNumber, asOf) + Math.max(0, account.qualifyingToBook()));
  }

  /**
   * Books what has been calculated: one EARN entry, and the repayment of earlier shortfall.
   *
   * @param memberNumber whose account
   * @param asOf day on which the points take effect
   * @param processInstanceId the upgrade; it books at most once
   * @return points by which the balance has grown, 0 or more
   */
  public long updateCustomerPointsBalance(
      String memberNumber, LocalDate asOf, String processInstanceId) {
    EarnedNow earned =
        TransactionFacts.recall(EARNED_NOW, processInstanceId)
            .orElseGet(() -> earnedBy(memberNumber, processInstanceId));
    TransactionFacts.forget(QUALIFYING_POINTS, memberNumber);
    return ledger.earn(
        memberNumber, asOf, processInstanceId, earned.transactions(), earned.promotionReasons());
  }

  private EarnedNow earnedBy(String memberNumber, String processInstanceId) {
    List<Transaction> earned = transactions.earnedBy(memberNumber, processInstanceId);
    return new EarnedNow(earned, promotions.reasons(earned));
  }

  /**
   * Points that count towards tiers, earned less reversals as a whole, by the day they take effect,
   * in the twelve months that end with a day.
   *
   * @param memberNumber whose ledger
   * @param asOf last day, inclusive
   * @return points; a reversal counts also where the balance could not cover it
   */
  public long qualifyingPoints(String memberNumber, LocalDate asOf) {
    return TransactionFacts.recall(QUALIFYING_POINTS, memberNumber)
        .filter(known -> known.asOf().equals(asOf))
        .map(Qualifying::points)
        .orElseGet(
            () -> earnedLessReversed(List.of(memberNumber), asOf).getOrDefault(memberNumber, 0L));
  }

  /**
   * Points that count towards tiers, earned less reversals as a whole, by the day they take effect.
   *
   * @param memberNumber whose ledger
   * @param days the days
   * @return points; a reversal counts also where the balance could not cover it
   */
  public long qualifyingPoints(String memberNumber, DayRange days) {
    return earnedLessReversed(List.of(memberNumber), days).getOrDefault(memberNumber, 0L);
  }

  /**
   * Qualifying points of several members, without locks.
   *
   * @param memberNumbers whose ledgers
   * @param asOf last day, inclusive
   * @return points by member number; none for a member who has earned nothing
   */
  @Transactional(readOnly = true)
  public Map<String, Long> qualifyingPoints(Collection<String> memberNumbers, LocalDate asOf) {
    return earnedLessReversed(memberNumbers, asOf);
  }

  /**
   * Qualifying points of several members by the day on which they take effect, without locks.
   *
   * @param memberNumbers whose ledgers
   * @param days the days
   * @return points of each day on which a member earned or gave back any, in no order
   */
  @Transactional(readOnly = true)
  public List<QualifyingDay> qualifyingDays(Collection<String> memberNumbers, DayRange days) {
    return entries.qualifyingDays(memberNumbers, days.from(), days.to());
  }

  /**
   * Whether something that has been calculated is not booked yet.
   *
   * @param memberNumber whose account
   * @return true if the next upgrade books points even if no transaction earns
   */
  public boolean isOutstanding(String memberNumber) {
    PointsAccount account = ledger.account(memberNumber);
    return account.toBook() > 0 || account.qualifyingToBook() > 0;
  }

  /**
   * Points that one upgrade earned, less what refunds have reversed of them since.
   *
   * @param memberNumber whose ledger
   * @param processInstanceId the upgrade
   * @return points
   */
  public long earnedIn(String memberNumber, String processInstanceId) {
    return entries.earnedIn(memberNumber, processInstanceId);
  }

  @Override
  public void lock(String memberNumber) {
    ledger.lock(memberNumber);
  }

  @Override
  public void shrink(
      Transaction refunded,
      Transaction refund,
      int place,
      Shares shrunkBy,
      Map<String, BigDecimal> promotionPoints) {
    String memberNumber = refunded.getMemberNumber();
    TransactionFacts.forget(QUALIFYING_POINTS, memberNumber);
    PointsAccount account = ledger.account(memberNumber);
    account.add(shrunkBy.negate());
    promotions.giveBack(memberNumber, promotionPoints);
    ledger.reverse(account, refunded, refund, place);
  }

  private Map<String, Long> earnedLessReversed(Collection<String> memberNumbers, LocalDate asOf) {
    return earnedLessReversed(memberNumbers, new DayRange(asOf.plusDays(1).minusMonths(12), asOf));
  }

  private Map<String, Long> earnedLessReversed(Collection<String> memberNumbers, DayRange days) {
    return entries.earnedLessReversed(memberNumbers, days.from(), days.to()).stream()
        .collect(Collectors.toMap(QualifyingPoints::memberNumber, QualifyingPoints::points));
  }

  /** The points of a member that qualify on a day. */
  private record Qualifying(LocalDate asOf, long points) {}

  /** What earned in an upgrade, and why promotions added to it. */
  private record EarnedNow(List<Transaction> transactions, List<String> promotionReasons) {}
}
