package io.tierflow.transaction;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.member.MemberStatus;
import io.tierflow.member.MergedMembers;
import io.tierflow.transaction.currency.GivenAmount;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What a transaction must fulfil to be recorded. */
@Component
class TransactionValidator {

  /** Decimals of an amount, in any currency. */
  static final int DECIMALS = 2;

  /** The highest amount that can be kept, in any currency. */
  static final BigDecimal HIGHEST_AMOUNT = new BigDecimal("9999999999.99");

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings settings;
  private final CurrencyConversion conversion;
  private final DetailsValidator details;
  private final MergedMembers merged;

  TransactionValidator(
      ProgrammeCalendar calendar,
      ProgrammeSettings settings,
      CurrencyConversion conversion,
      DetailsValidator details,
      MergedMembers merged) {
    this.calendar = calendar;
    this.settings = settings;
    this.conversion = conversion;
    this.details = details;
    this.merged = merged;
  }

  /** What can be said of a transaction by itself. */
  void check(NewTransaction transaction) {
    if (transaction.amount() != null) {
      checkAmount(transaction.amount());
    }
    conversion.check(transaction.currency());
    checkTime(transaction.occurredAt());
    details.check(transaction);
    if (!transaction.isRefund() && transaction.refundOf() != null) {
      throw new InvalidInputException(
          "refundOf",
          "Only a REFUND may name another transaction; this one's kind is %s."
              .formatted(transaction.kind()));
    }
  }

  /** Whether the member can have transactions; null stands for an unknown member. */
  void checkMember(NewTransaction transaction, MemberStatus status) {
    if (status == null) {
      throw new InvalidInputException(
          "memberNumber", "There is no member %s.".formatted(transaction.memberNumber()));
    }
    if (status != MemberStatus.ACTIVE) {
      String member = transaction.memberNumber();
      throw merged.refusal(member, "The membership %s is closed.".formatted(member));
    }
  }

  /** Whether an activity has an amount as its kind wants it. */
  void checkAmount(NewTransaction transaction, AmountRule rule) {
    if (rule == AmountRule.REQUIRED && transaction.amount() == null) {
      throw new InvalidInputException(
          "amount",
          "The field amount must be given for the kind %s.".formatted(transaction.kind()));
    }
    if (rule == AmountRule.NONE && transaction.amountOrZero().signum() != 0) {
      throw new InvalidInputException(
          "amount",
          "The kind %s has no amount; accepted: 0, or none at all.".formatted(transaction.kind()));
    }
  }

  /** Whether a refund fits what it takes back; null stands for an unknown transaction. */
  void checkRefund(NewTransaction refund, Transaction refunded) {
    checkRefundable(refund, refunded);
    if (refund.amount() == null && conversion.given(refunded).amount().signum() > 0) {
      throw new InvalidInputException(
          "amount",
          "The field amount must be given for a REFUND of what has an amount, such as %s %s."
              .formatted(refunded.getKind(), refund.refundOf()));
    }
    GivenAmount left = conversion.left(refunded);
    if (!left.currency().equals(refund.currency())) {
      throw new InvalidInputException(
          "currency",
          "The currency must be %s, that of %s %s."
              .formatted(left.currency(), refunded.getKind(), refund.refundOf()));
    }
    if (refund.amountOrZero().compareTo(left.amount()) > 0) {
      throw new InvalidInputException(
          "amount",
          "The refund is more than the %s that remain of %s %s."
              .formatted(left, refunded.getKind(), refund.refundOf()));
    }
    if (refund.occurredAt().plus(settings.clockSkew()).isBefore(refunded.getOccurredAt())) {
      throw new InvalidInputException(
          "occurredAt",
          "The refund is older than %s %s, which it refunds."
              .formatted(refunded.getKind(), refund.refundOf()));
    }
  }

  /** Whatever its kind allows can be refunded, but a refund can't; without an amount, once. */
  private static void checkRefundable(NewTransaction refund, Transaction refunded) {
    if (refunded == null || !refunded.getMemberNumber().equals(refund.memberNumber())) {
      throw new InvalidInputException(
          "refundOf",
          "There is no transaction %s of member %s."
              .formatted(refund.refundOf(), refund.memberNumber()));
    }
    if (refunded.getKind().isRefund()) {
      throw new InvalidInputException(
          "refundOf",
          "Transaction %s is itself a REFUND; accepted: any other kind."
              .formatted(refund.refundOf()));
    }
    if (!refunded.getEffect().refundable()) {
      throw new InvalidInputException(
          "refundOf",
          "%s %s can't be refunded, nor anything of its kind."
              .formatted(refunded.getKind(), refund.refundOf()));
    }
    if (refunded.isCancelled()) {
      throw new InvalidInputException(
          "refundOf",
          "%s %s is already cancelled.".formatted(refunded.getKind(), refund.refundOf()));
    }
  }

  /** The scale comes first: a number such as 1e999999999 must not be written out. */
  private static void checkAmount(BigDecimal amount) {
    if (amount.scale() > DECIMALS) {
      throw new InvalidInputException(
          "amount", "The amount must have at most %d decimals.".formatted(DECIMALS));
    }
    if (amount.signum() < 0) {
      throw new InvalidInputException("amount", "The amount must be 0 or more, for a REFUND too.");
    }
    if (amount.scale() < -HIGHEST_AMOUNT.precision() || amount.compareTo(HIGHEST_AMOUNT) > 0) {
      throw new InvalidInputException(
          "amount", "The amount must be at most %s.".formatted(HIGHEST_AMOUNT));
    }
  }

  private void checkTime(Instant occurredAt) {
    if (occurredAt.isBefore(EARLIEST)
        || occurredAt.isAfter(calendar.now().plus(settings.clockSkew()))) {
      throw new InvalidInputException(
          "occurredAt",
          "The time of the transaction must be between %s and now, with a tolerance of %d s for clocks."
              .formatted(EARLIEST, settings.clockSkew().toSeconds()));
    }
  }
}
