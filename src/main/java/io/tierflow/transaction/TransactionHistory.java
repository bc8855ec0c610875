package io.tierflow.transaction;

import io.tierflow.common.DayRange;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a member did up to a day, as an upgrade looks at it. */
@Service
public class TransactionHistory {

  /** The days that a month of spend has. */
  static final int RECENT_DAYS = 30;

  /** What was looked at in the current transaction, by member number. */
  private static final Fact<Looked> RECENT_TRANSACTIONS = new Fact<>("recent transactions");

  private final TransactionRepository transactions;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings settings;

  TransactionHistory(
      TransactionRepository transactions, ProgrammeCalendar calendar, ProgrammeSettings settings) {
    this.transactions = transactions;
    this.calendar = calendar;
    this.settings = settings;
  }

  /**
   * Reads what upgrades of many members ask for, with a few queries. For the rest of the
   * transaction, the members' figures of that day are these.
   *
   * @param memberNumbers whose transactions; their accounts are locked
   * @param asOf the last day, inclusive
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    Map<String, MemberActivity> activities = activities(memberNumbers, asOf);
    Map<String, List<Transaction>> unearned =
        transactions.unearned(memberNumbers, earningStart(asOf), calendar.endOf(asOf)).stream()
            .collect(Collectors.groupingBy(Transaction::getMemberNumber));
    for (String number : memberNumbers) {
      TransactionFacts.remember(
          RECENT_TRANSACTIONS,
          number,
          new Looked(asOf, activities.get(number), unearned.getOrDefault(number, List.of())));
    }
  }

  /**
   * What a member spent within the 30 days and the 12 months that end with a day.
   *
   * @param memberNumber whose spend
   * @param asOf the last day, inclusive
   * @return the sums; zero for a member without transactions
   */
  @Transactional(readOnly = true)
  public SpendFigures spend(String memberNumber, LocalDate asOf) {
    return looked(memberNumber, asOf)
        .map(Looked::activity)
        .orElseGet(() -> activities(List.of(memberNumber), asOf).get(memberNumber))
        .spend();
  }

  /**
   * What several members spent within the 30 days and the 12 months that end with a day.
   *
   * @param memberNumbers whose spend
   * @param asOf the last day, inclusive
   * @return the sums by member number; zero for a member without transactions
   */
  @Transactional(readOnly = true)
  public Map<String, SpendFigures> spend(Collection<String> memberNumbers, LocalDate asOf) {
    return activities(memberNumbers, asOf).values().stream()
        .collect(Collectors.toMap(MemberActivity::memberNumber, MemberActivity::spend));
  }

  /**
   * What each transaction of several members within some days adds to their figures.
   *
   * @param memberNumbers whose transactions
   * @param days the days
   * @return one for each transaction, in no order
   */
  @Transactional(readOnly = true)
  public List<DatedActivity> dated(Collection<String> memberNumbers, DayRange days) {
    return transactions.dated(
        memberNumbers, calendar.startOf(days.from()), calendar.endOf(days.to()));
  }

  /**
   * The days on which several members were last active, up to a day.
   *
   * @param memberNumbers whose transactions, of any kind
   * @param asOf the last day, inclusive
   * @return the days by member number; none for a member without transactions
   */
  @Transactional(readOnly = true)
  public Map<String, LocalDate> lastActive(Collection<String> memberNumbers, LocalDate asOf) {
    return transactions.lastActivities(memberNumbers, calendar.endOf(asOf)).stream()
        .filter(last -> last.occurredAt() != null)
        .collect(
            Collectors.toMap(
                LastActivity::memberNumber, last -> calendar.dayOf(last.occurredAt())));
  }

  /**
   * Counts the transactions of the 30 days that end with a day, and marks those that have become
   * too old to earn.
   *
   * @param memberNumber whose transactions
   * @param asOf the last day, inclusive
   * @return how many there are, and how many can still earn
   */
  @Transactional
  public RecentTransactions recent(String memberNumber, LocalDate asOf) {
    if (looked(memberNumber, asOf).isEmpty()) {
      readAhead(List.of(memberNumber), asOf);
    }
    Looked found = looked(memberNumber, asOf).orElseThrow();
    Instant earningStart = earningStart(asOf);
    found.unearned().stream()
        .filter(transaction -> transaction.getOccurredAt().isBefore(earningStart))
        .forEach(Transaction::missEarning);
    return new RecentTransactions(
        found.activity().recent(), canEarn(found.unearned(), earningStart).size());
  }

  /**
   * The transactions that have not earned yet and can earn on a day. What an upgrade of a later day
   * found too late still earns in one whose days contain it.
   *
   * @param memberNumber whose transactions
   * @param asOf the last day, inclusive
   * @return the transactions, oldest first, ready to earn
   */
  @Transactional(readOnly = true)
  public List<Transaction> toEarn(String memberNumber, LocalDate asOf) {
    Instant earningStart = earningStart(asOf);
    List<Transaction> unearned =
        looked(memberNumber, asOf)
            .map(Looked::unearned)
            .orElseGet(
                () ->
                    transactions.unearned(
                        List.of(memberNumber), earningStart, calendar.endOf(asOf)));
    return canEarn(unearned, earningStart);
  }

  /**
   * The transactions that earned in one upgrade.
   *
   * @param memberNumber whose transactions
   * @param processInstanceId the upgrade
   * @return the transactions, oldest first
   */
  @Transactional(readOnly = true)
  public List<Transaction> earnedBy(String memberNumber, String processInstanceId) {
    return transactions.earnedBy(memberNumber, processInstanceId);
  }

  private Optional<Looked> looked(String memberNumber, LocalDate asOf) {
    return TransactionFacts.recall(RECENT_TRANSACTIONS, memberNumber)
        .filter(found -> found.asOf().equals(asOf));
  }

  private Map<String, MemberActivity> activities(Collection<String> memberNumbers, LocalDate asOf) {
    Instant yearStart = calendar.startOf(asOf.plusDays(1).minusMonths(12));
    Map<String, MemberActivity> activities = new HashMap<>();
    memberNumbers.forEach(number -> activities.put(number, MemberActivity.none(number)));
    transactions
        .activities(memberNumbers, recentStart(asOf), yearStart, calendar.endOf(asOf))
        .forEach(activity -> activities.put(activity.memberNumber(), activity));
    return activities;
  }

  /** Those of an earlier day than the start can't; those that have earned meanwhile don't again. */
  private static List<Transaction> canEarn(List<Transaction> unearned, Instant earningStart) {
    return unearned.stream()
        .filter(transaction -> transaction.getEarning() != EarningState.EARNED)
        .filter(transaction -> !transaction.getOccurredAt().isBefore(earningStart))
        .toList();
  }

  private Instant recentStart(LocalDate asOf) {
    return calendar.startOf(asOf.minusDays(RECENT_DAYS - 1L));
  }

  private Instant earningStart(LocalDate asOf) {
    return calendar.startOf(asOf.minusDays(settings.earning().reachBackDays() - 1));
  }

  /** What was found of a member on a day. */
  private record Looked(LocalDate asOf, MemberActivity activity, List<Transaction> unearned) {}
}
