package io.tierflow.points;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.transaction.EarnedPoints;
import io.tierflow.transaction.Earning;
import io.tierflow.transaction.Transaction;
import io.tierflow.transaction.TransactionHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns transactions into points, and takes back what refunds take away. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PointsEarningService implements EarnedPoints {

  static final String POINTS_EARNING = "points-earning";

  /** Points that one currency unit, or one transaction, may earn; records keep no more digits. */
  private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(999_999);

  /** Qualifying points that were read ahead in the current transaction, by member number. */
  private static final Fact<Qualifying> QUALIFYING_POINTS = new Fact<>("qualifying points");

  /** What earned in the current transaction, by upgrade. */
  private static final Fact<List<Transaction>> EARNED_NOW =
      new Fact<>("transactions that earn in this upgrade");

  private final PointsAccountRepository accounts;
  private final MemberService members;
  private final TransactionHistory transactions;
  private final DecisionTables tables;
  private final EarningInputs inputs;
  private final PointsLedger ledger;
  private final LedgerEntryRepository entries;
  private final AvailablePoints available;
  private final ProgrammeCalendar calendar;

  PointsEarningService(
      PointsAccountRepository accounts,
      MemberService members,
      TransactionHistory transactions,
      DecisionTables tables,
      EarningInputs inputs,
      PointsLedger ledger,
      LedgerEntryRepository entries,
      AvailablePoints available,
      ProgrammeCalendar calendar) {
    this.accounts = accounts;
    this.members = members;
    this.transactions = transactions;
    this.tables = tables;
    this.inputs = inputs;
    this.ledger = ledger;
    this.entries = entries;
    this.available = available;
    this.calendar = calendar;
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
    transactions.readAhead(memberNumbers, asOf);
    available.readAhead(memberNumbers);
    Map<String, Long> points = earnedLessReversed(memberNumbers, asOf);
    memberNumbers.forEach(
        number ->
            TransactionFacts.remember(
                QUALIFYING_POINTS, number, new Qualifying(asOf, points.getOrDefault(number, 0L))));
  }

  /**
   * Lets each transaction earn, under the deployed table {@code points-earning}, that has not
   * earned yet. Exact share = net amount × rate × multiplier, or the fixed points. Nothing is
   * booked yet.
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
    for (Transaction transaction : toEarn) {
      account.addShare(transaction.earn(terms(member, transaction, asOf, processInstanceId)));
    }
    TransactionFacts.remember(EARNED_NOW, processInstanceId, toEarn);
    long pointsEarned = Math.max(0, account.toBook());
    return new EarnedPointsFigures(
        pointsEarned, qualifyingPoints(memberNumber, asOf) + pointsEarned);
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
    List<Transaction> earned =
        TransactionFacts.recall(EARNED_NOW, processInstanceId)
            .orElseGet(() -> transactions.earnedBy(memberNumber, processInstanceId));
    TransactionFacts.forget(QUALIFYING_POINTS, memberNumber);
    return ledger.earn(memberNumber, asOf, processInstanceId, earned);
  }

  /**
   * Points earned less reversals as a whole, by the day they take effect, in the twelve months that
   * end with a day.
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
   * Whether something that has been calculated is not booked yet.
   *
   * @param memberNumber whose account
   * @return true if the next upgrade books points even if no transaction earns
   */
  public boolean isOutstanding(String memberNumber) {
    return ledger.account(memberNumber).toBook() > 0;
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
  public void shrink(Transaction refunded, Transaction refund, BigDecimal shrunkBy) {
    TransactionFacts.forget(QUALIFYING_POINTS, refunded.getMemberNumber());
    PointsAccount account = ledger.account(refunded.getMemberNumber());
    account.addShare(shrunkBy.negate());
    ledger.reverse(account, refunded, refund);
  }

  private Map<String, Long> earnedLessReversed(Collection<String> memberNumbers, LocalDate asOf) {
    return entries
        .earnedLessReversed(memberNumbers, asOf.plusDays(1).minusMonths(12), asOf)
        .stream()
        .collect(Collectors.toMap(QualifyingPoints::memberNumber, QualifyingPoints::points));
  }

  private Earning terms(
      Member member, Transaction transaction, LocalDate asOf, String processInstanceId) {
    LocalDate occurredOn = calendar.dayOf(transaction.getOccurredAt());
    Decision decision =
        tables.evaluate(POINTS_EARNING, inputs.of(POINTS_EARNING, member, transaction));
    BigDecimal fixedPoints = factor(decision, "fixedPoints").orElse(null);
    return new Earning(
        fixedPoints == null ? required(decision, "rate") : null,
        fixedPoints == null ? required(decision, "multiplier") : null,
        fixedPoints,
        decision.version(),
        decision.rule(),
        decision.reason(),
        decision.count("validityMonths").map(occurredOn::plusMonths).orElse(null),
        asOf,
        processInstanceId);
  }

  private static BigDecimal required(Decision decision, String output) {
    return factor(decision, output)
        .orElseThrow(() -> decision.unusable(output, "a number from 0, or fixedPoints instead"));
  }

  private static Optional<BigDecimal> factor(Decision decision, String output) {
    Optional<BigDecimal> number = decision.number(output);
    if (number.filter(n -> n.signum() < 0 || n.compareTo(LARGEST_FACTOR) > 0).isPresent()) {
      throw decision.unusable(
          output, "a number from 0 to %,d".formatted(LARGEST_FACTOR.intValue()));
    }
    return number;
  }

  /** The points of a member that qualify on a day. */
  private record Qualifying(LocalDate asOf, long points) {}
}
