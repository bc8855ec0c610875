package io.tierflow.transaction;

import io.tierflow.programme.ProgrammeCalendar;
import io.tierflow.programme.ProgrammeSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a member did up to a day, as an upgrade looks at it. */
@Service
public class TransactionHistory {

  private static final int RECENT_DAYS = 30;

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
   * What a member spent within the 30 days and the 12 months that end with a day.
   *
   * @param memberNumber whose spend
   * @param asOf the last day, inclusive
   * @return the sums; zero for a member without transactions
   */
  @Transactional(readOnly = true)
  public SpendFigures spend(String memberNumber, LocalDate asOf) {
    Instant yearStart = calendar.startOf(asOf.plusDays(1).minusMonths(12));
    return transactions.spend(memberNumber, recentStart(asOf), yearStart, calendar.endOf(asOf));
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
    Instant earningStart = earningStart(asOf);
    TransactionCounts counts =
        transactions.count(memberNumber, recentStart(asOf), earningStart, calendar.endOf(asOf));
    if (counts.missed() > 0) {
      transactions.missEarning(memberNumber, earningStart);
    }
    return new RecentTransactions(counts.recent(), counts.toEarn());
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
    return transactions.toEarn(memberNumber, earningStart(asOf), calendar.endOf(asOf));
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

  private Instant recentStart(LocalDate asOf) {
    return calendar.startOf(asOf.minusDays(RECENT_DAYS - 1L));
  }

  private Instant earningStart(LocalDate asOf) {
    return calendar.startOf(asOf.minusDays(settings.earning().reachBackDays() - 1));
  }
}
