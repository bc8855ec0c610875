package io.tierflow.transaction;

import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.transaction.currency.GivenAmount;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Finds what a refund takes back that names no transaction. */
@Component
class RefundMatching {

  /** Most returns go back to the last purchases: more are read only if these do not suffice. */
  private static final int PAGE = 20;

  private final TransactionRepository transactions;
  private final CurrencyConversion conversion;
  private final RefundSettings settings;
  private final ProgrammeSettings programme;

  RefundMatching(
      TransactionRepository transactions,
      CurrencyConversion conversion,
      RefundSettings settings,
      ProgrammeSettings programme) {
    this.transactions = transactions;
    this.conversion = conversion;
    this.settings = settings;
    this.programme = programme;
  }

  /**
   * The latest transactions that can be refunded, as many as the refund needs, latest first.
   * Nothing is taken from them yet.
   *
   * @param refund the refund of a member whose account is locked
   * @throws InvalidInputException if such refunds are not accepted, or there is not enough to take
   *     back
   */
  List<Transaction> find(NewTransaction refund) {
    check(refund);
    List<Transaction> found = new ArrayList<>();
    BigDecimal left = BigDecimal.ZERO.setScale(TransactionValidator.DECIMALS);
    for (List<Transaction> page = first(refund); !page.isEmpty(); page = next(refund, page)) {
      for (Transaction each : page) {
        found.add(each);
        left = left.add(conversion.left(each).amount());
        if (left.compareTo(refund.amount()) >= 0) {
          return found;
        }
      }
    }
    throw new InvalidInputException(
        "amount",
        "Only %s of the refund can be matched to what the member's transactions of the %s before it have left."
            .formatted(
                new GivenAmount(left, refund.currency()),
                CountText.of(settings.reach().toDays(), "day")));
  }

  private void check(NewTransaction refund) {
    if (!settings.matchesUnreferenced()) {
      throw new InvalidInputException(
          "refundOf", "A REFUND must name the transaction that it refunds.");
    }
    if (refund.amountOrZero().signum() == 0) {
      throw new InvalidInputException(
          "amount", "The amount of a REFUND that names no transaction must be more than 0.");
    }
  }

  /** No id comes before an empty one: only times before the given one are left. */
  private List<Transaction> first(NewTransaction refund) {
    Instant latest = refund.occurredAt().plus(programme.clockSkew());
    return page(refund, latest.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1), "");
  }

  /** Goes on after what was read: meanwhile purchases may be recorded, which take no lock. */
  private List<Transaction> next(NewTransaction refund, List<Transaction> page) {
    if (page.size() < PAGE) {
      return List.of();
    }
    Transaction last = page.get(PAGE - 1);
    return page(refund, last.getOccurredAt(), last.getTransactionId());
  }

  private List<Transaction> page(NewTransaction refund, Instant until, String beforeId) {
    return transactions.refundable(
        refund.memberNumber(),
        refund.currency(),
        programme.currency().getCurrencyCode(),
        refund.occurredAt().minus(settings.reach()),
        until,
        beforeId,
        Limit.of(PAGE));
  }
}
