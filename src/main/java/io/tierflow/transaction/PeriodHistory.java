package io.tierflow.transaction;

import io.tierflow.common.DayRange;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members did on given days, such as those of a calendar year, all of it by the day of the
 * transaction. What was read ahead is kept true when transactions earn, and forgotten when others
 * come in or are refunded.
 */
@Service
public class PeriodHistory {

  /** What was read ahead in the current transaction, by member number. */
  private static final Fact<Map<DayRange, PeriodFigures>> PERIODS = new Fact<>("periods");

  private final TransactionRepository transactions;
  private final ProgrammeCalendar calendar;

  PeriodHistory(TransactionRepository transactions, ProgrammeCalendar calendar) {
    this.transactions = transactions;
    this.calendar = calendar;
  }

  /**
   * Reads the figures of many members for the same days, with one query.
   *
   * @param memberNumbers whose; their accounts are locked
   * @param days the days
   */
  @Transactional(readOnly = true)
  public void readAhead(Collection<String> memberNumbers, DayRange days) {
    figures(memberNumbers, days)
        .forEach(
            (number, figures) -> {
              Map<DayRange, PeriodFigures> known =
                  new HashMap<>(TransactionFacts.recall(PERIODS, number).orElse(Map.of()));
              known.put(days, figures);
              TransactionFacts.remember(PERIODS, number, known);
            });
  }

  /**
   * What a member did.
   *
   * @param memberNumber who
   * @param days the days
   * @return the figures
   */
  @Transactional(readOnly = true)
  public PeriodFigures figures(String memberNumber, DayRange days) {
    return TransactionFacts.recall(PERIODS, memberNumber)
        .map(known -> known.get(days))
        .orElseGet(() -> figures(List.of(memberNumber), days).get(memberNumber));
  }

  /**
   * What several members did, with one query.
   *
   * @param memberNumbers the members
   * @param days the days
   * @return the figures of each, by member number
   */
  @Transactional(readOnly = true)
  public Map<String, PeriodFigures> figures(Collection<String> memberNumbers, DayRange days) {
    Instant start = calendar.startOf(days.from());
    Instant recent = calendar.startOf(days.to().minusDays(TransactionHistory.RECENT_DAYS - 1L));
    Map<String, PeriodFigures> figures = new HashMap<>();
    memberNumbers.forEach(number -> figures.put(number, PeriodFigures.none(number)));
    transactions
        .periodFigures(
            memberNumbers,
            start.isBefore(recent) ? start : recent,
            recent,
            start,
            calendar.endOf(days.to()))
        .forEach(found -> figures.put(found.memberNumber(), found));
    return figures;
  }

  /**
   * Counts a transaction in that has just earned, where its days were read ahead.
   *
   * @param transaction the transaction
   */
  public void earned(Transaction transaction) {
    TransactionFacts.recall(PERIODS, transaction.getMemberNumber())
        .ifPresent(
            known -> {
              LocalDate day = calendar.dayOf(transaction.getOccurredAt());
              known.replaceAll(
                  (days, figures) ->
                      days.contains(day)
                          ? figures.plusShares(transaction.getQualifyingShare())
                          : figures);
            });
  }

  /**
   * Forgets what was read ahead, since it no longer holds.
   *
   * @param memberNumber whose transactions have changed
   */
  public void forget(String memberNumber) {
    TransactionFacts.forget(PERIODS, memberNumber);
  }
}
