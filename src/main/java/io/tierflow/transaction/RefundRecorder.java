package io.tierflow.transaction;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Records refunds: of the transaction that they name, or, if they name none, of those that they can
 * be matched to. Each part is taken back at the terms of its own transaction.
 */
@Component
class RefundRecorder {

  private final TransactionRepository transactions;
  private final TransactionValidator terms;
  private final RefundMatching matching;
  private final RefundMatches matches;
  private final CurrencyConversion conversion;
  private final PromotionHistory promotions;
  private final EarnedPoints earnedPoints;
  private final PeriodHistory periods;
  private final ProgrammeCalendar calendar;

  RefundRecorder(
      TransactionRepository transactions,
      TransactionValidator terms,
      RefundMatching matching,
      RefundMatches matches,
      CurrencyConversion conversion,
      PromotionHistory promotions,
      EarnedPoints earnedPoints,
      PeriodHistory periods,
      ProgrammeCalendar calendar) {
    this.transactions = transactions;
    this.terms = terms;
    this.matching = matching;
    this.matches = matches;
    this.conversion = conversion;
    this.promotions = promotions;
    this.earnedPoints = earnedPoints;
    this.periods = periods;
    this.calendar = calendar;
  }

  /**
   * Records a refund, which is not recorded yet.
   *
   * @param arrival the refund of a member whose account is locked
   * @param named the transaction that it names, or null if there is none
   * @return the refund
   * @throws InvalidInputException if it can't take back what it wants; then nothing is taken
   */
  Transaction record(NewTransaction arrival, Transaction named) {
    if (arrival.refundOf() == null) {
      List<RefundPart> parts = take(arrival, matching.find(arrival));
      Transaction refund = record(arrival, parts);
      matches.keep(refund, parts);
      return refund;
    }
    terms.checkRefund(arrival, named);
    return record(arrival, take(arrival, List.of(named)));
  }

  /** Takes as much as there is of each, until nothing of the refund is left. */
  private List<RefundPart> take(NewTransaction arrival, List<Transaction> refunded) {
    List<RefundPart> parts = new ArrayList<>(refunded.size());
    BigDecimal open = arrival.amountOrZero();
    for (Transaction each : refunded) {
      BigDecimal part = open.min(conversion.left(each).amount());
      parts.add(conversion.take(part, each));
      open = open.subtract(part);
    }
    return parts;
  }

  private Transaction record(NewTransaction arrival, List<RefundPart> parts) {
    Transaction refund =
        transactions.save(
            new Transaction(
                arrival,
                conversion.worth(arrival, parts),
                KindEffect.ofRefund(parts),
                calendar.now()));
    periods.forget(arrival.memberNumber());
    int place = 1;
    for (RefundPart part : parts) {
      takeBack(refund, place++, part);
    }
    return refund;
  }

  private void takeBack(Transaction refund, int place, RefundPart part) {
    Transaction refunded = part.refunded();
    TransactionPromotions applied = promotions.of(refunded);
    Map<String, BigDecimal> shrunkPromotions = applied.points();
    Shares shrunkBy = refunded.refund(part.amount(), applied);
    applied
        .points()
        .forEach((code, left) -> shrunkPromotions.merge(code, left.negate(), BigDecimal::add));
    if (refunded.getEarning() == EarningState.EARNED) {
      earnedPoints.shrink(refunded, refund, place, shrunkBy, shrunkPromotions);
    }
  }
}
