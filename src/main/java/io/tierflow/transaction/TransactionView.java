package io.tierflow.transaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.policy.ActivityKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A transaction as the interface shows it, with what it earned and why, or why not.
 *
 * @param transactionId its id in the system it comes from
 * @param memberNumber who did it
 * @param kind what it is
 * @param amount 0 or more for each kind, in currency units
 * @param currency ISO 4217 code of the programme's currency
 * @param original the amount as it came in another currency, or null
 * @param occurredAt when it happened
 * @param refundOf the transaction that a REFUND takes back, if it names one
 * @param matches the transactions that a REFUND which names none was matched to, latest first
 * @param refundedAmount what refunds have taken back of it, in currency units
 * @param details what else it says of itself; each is null if it was not told
 * @param cancelled whether it had no amount, and was taken back
 * @param recordedAt when it was recorded
 * @param earning whether it has earned
 * @param exactShare points it earned, with their fraction, less what refunds took back
 * @param qualifyingShare points of it that count towards tiers, with their fraction
 * @param rate points per currency unit, or null with fixed points
 * @param multiplier factor of the tier, or null with fixed points
 * @param fixedPoints points whatever the amount, or null with a rate
 * @param qualifyingMultiplier factor for qualifying points in place of the multiplier, or null
 * @param qualifyingFixedPoints qualifying points whatever the amount, or null
 * @param tableVersion deployed version of the table that said so
 * @param rule id of the table's row
 * @param reason why it earned that, or why it has earned nothing
 * @param earnedOn day of the upgrade in which it earned
 * @param pointsExpireOn last day of its points, or null
 * @param processInstanceId the upgrade in which it earned
 * @param promotions what promotions added, in the order of their table's rows
 */
public record TransactionView(
    String transactionId,
    String memberNumber,
    ActivityKind kind,
    BigDecimal amount,
    String currency,
    OriginalAmountView original,
    Instant occurredAt,
    String refundOf,
    List<RefundMatchView> matches,
    BigDecimal refundedAmount,
    @JsonUnwrapped ActivityDetails details,
    boolean cancelled,
    Instant recordedAt,
    EarningState earning,
    BigDecimal exactShare,
    BigDecimal qualifyingShare,
    BigDecimal rate,
    BigDecimal multiplier,
    BigDecimal fixedPoints,
    BigDecimal qualifyingMultiplier,
    BigDecimal qualifyingFixedPoints,
    Integer tableVersion,
    String rule,
    String reason,
    LocalDate earnedOn,
    LocalDate pointsExpireOn,
    String processInstanceId,
    List<AppliedPromotion> promotions) {

  /** What has not earned. */
  private static final Earning NO_TERMS =
      new Earning(null, null, null, null, null, null, null, null, null, null, null);

  static TransactionView of(
      Transaction transaction,
      List<RefundMatchView> matches,
      List<AppliedPromotion> promotions,
      ProgrammeSettings settings) {
    Earning terms = transaction.getTerms() == null ? NO_TERMS : transaction.getTerms();
    return new TransactionView(
        transaction.getTransactionId(),
        transaction.getMemberNumber(),
        transaction.getKind(),
        transaction.getAmount(),
        settings.currency().getCurrencyCode(),
        OriginalAmountView.of(transaction.getOriginal()),
        transaction.getOccurredAt(),
        transaction.getRefundOf(),
        matches,
        transaction.getRefundedAmount(),
        transaction.getDetails(),
        transaction.isCancelled(),
        transaction.getRecordedAt(),
        transaction.getEarning(),
        transaction.getExactShare(),
        transaction.getQualifyingShare(),
        plain(terms.rate()),
        plain(terms.multiplier()),
        plain(terms.fixedPoints()),
        plain(terms.qualifyingMultiplier()),
        plain(terms.qualifyingFixedPoints()),
        terms.tableVersion(),
        terms.rule(),
        reason(transaction, settings.earning().reachBackDays()),
        terms.earnedOn(),
        terms.expiresOn(),
        terms.earnedBy(),
        promotions);
  }

  private static String reason(Transaction transaction, long reachBackDays) {
    return switch (transaction.getEarning()) {
      case EARNED -> transaction.getTerms().reason();
      case PENDING -> "It earns with the member's next upgrade.";
      case TOO_LATE ->
          "No upgrade ran within the %s in which it could earn."
              .formatted(CountText.of(reachBackDays, "day"));
      case NEVER -> "A refund earns nothing. It takes back what the refunded transaction earned.";
    };
  }

  /** As the table says it: 0.1, not 0.100000, and 20, not 2E+1. */
  static BigDecimal plain(BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
