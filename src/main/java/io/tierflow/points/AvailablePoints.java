package io.tierflow.points;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.PointsBalances.Balance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which points can be spent: what remains of the lots that are valid on the programme's day. The
 * rest of a balance has passed its last day and leaves it with the next daily process.
 */
@Component
class AvailablePoints {

  /**
   * Points past their last day of members whose accounts are locked. What an upgrade usually books
   * does not change them, so a page of members asks once.
   */
  private static final Fact<Long> OVERDUE_POINTS = new Fact<>("points past their last day");

  private final PointsAccountRepository accounts;
  private final PointsLotRepository lots;
  private final ProgrammeCalendar calendar;

  AvailablePoints(
      PointsAccountRepository accounts, PointsLotRepository lots, ProgrammeCalendar calendar) {
    this.accounts = accounts;
    this.lots = lots;
    this.calendar = calendar;
  }

  /** Reads with one query what is asked of many members later, whose accounts are locked. */
  void readAhead(Collection<String> memberNumbers) {
    balances(memberNumbers)
        .forEach(
            (number, balance) ->
                TransactionFacts.remember(OVERDUE_POINTS, number, balance.overdue()));
  }

  /** The balance of a locked account, if what it needs was read ahead; without a query. */
  Optional<Balance> atHand(String memberNumber) {
    return TransactionFacts.recall(OVERDUE_POINTS, memberNumber)
        .flatMap(points -> accounts.find(memberNumber).map(account -> balance(account, points)));
  }

  private static Balance balance(PointsAccount account, long overdue) {
    return new Balance(
        account.getBalance(), account.getBalance() - overdue, account.getShortfall());
  }

  /** Balances by member number, without locks and without keeping accounts at hand. */
  Map<String, Balance> balances(Collection<String> memberNumbers) {
    return lots.balances(memberNumbers, calendar.today()).stream()
        .collect(Collectors.toMap(AccountBalance::memberNumber, AccountBalance::balance));
  }

  /** The lots that can be spent from, the earliest expiring first. */
  List<PointsLot> lots(String memberNumber) {
    return lots.validEarliestExpiringFirst(memberNumber, calendar.today());
  }

  /** Takes note of a lot that has got or lost points. */
  void changed(PointsLot lot) {
    if (!lot.isValidOn(calendar.today())) {
      TransactionFacts.forget(OVERDUE_POINTS, lot.getMemberNumber());
    }
  }
}
