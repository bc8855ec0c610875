package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.ActivityKind;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a transaction earns, and what a refund takes away from it. */
@CoreTest
class TransactionTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  private static final KindEffect COUNTED = new KindEffect(BigDecimal.ONE, true, false, true);

  @ParameterizedTest
  @CsvSource({
    "99.99, 0.10, 1,   9.999000",
    "99.99, 0.10, 1.5, 14.998500",
    "0.01,  0.10, 2,   0.002000",
    "0.00,  0.10, 2,   0.000000",
    "1.00,  0.333333, 1.5, 0.500000",
    "0.01,  0.000050, 1, 0.000001",
    "0.01,  0.000049, 1, 0.000000",
    "9999999999.99, 0.10, 2, 1999999999.998000",
  })
  void theExactShareIsNetAmountTimesRateTimesMultiplier(
      BigDecimal amount, BigDecimal rate, BigDecimal multiplier, BigDecimal share) {
    Transaction purchase = purchase(amount.toString());

    assertThat(earned(purchase, rated(rate.toString(), multiplier.toString()))).isEqualTo(share);
    assertThat(purchase.getExactShare()).isEqualTo(share);
    assertThat(purchase.getEarning()).isEqualTo(EarningState.EARNED);
  }

  @Test
  void aRefundBeforeEarningMakesTheShareSmaller() {
    Transaction purchase = purchase("100.00");

    assertThat(refunded(purchase, "40.00")).isZero();

    assertThat(earned(purchase, rated("0.10", "1"))).isEqualByComparingTo("6");
  }

  @Test
  void aRefundAfterEarningTakesBackWhatItsPartEarned() {
    Transaction purchase = purchase("100.00");
    earned(purchase, rated("0.10", "1.5"));

    assertThat(refunded(purchase, "33.33")).isEqualByComparingTo("4.9995");
    assertThat(purchase.getExactShare()).isEqualByComparingTo("10.0005");
    assertThat(purchase.getNetAmount()).isEqualByComparingTo("66.67");
  }

  @Test
  void refundsInPartsDownToNothingTakeBackExactlyWhatWasEarned() {
    Transaction purchase = purchase("10.00");
    BigDecimal earned = earned(purchase, rated("0.333333", "1.333333"));

    BigDecimal takenBack =
        refunded(purchase, "3.33").add(refunded(purchase, "3.33")).add(refunded(purchase, "3.34"));

    assertThat(takenBack).isEqualByComparingTo(earned);
    assertThat(purchase.getExactShare()).isZero();
    assertThat(purchase.isFullyRefunded()).isTrue();
  }

  /** As it comes back from the database, the rate has fewer decimals than it earned with. */
  @Test
  void aRateWithoutEndTakesBackItsExactPart() {
    Transaction purchase = purchase("600.00");
    assertThat(earned(purchase, rated("0.3333333333333333", "1"))).isEqualByComparingTo("200");

    assertThat(refunded(purchase, "300.00")).isEqualByComparingTo("100");
    assertThat(purchase.getExactShare()).isEqualByComparingTo("100");
    assertThat(refunded(purchase, "100.00")).isEqualByComparingTo("33.333333");
    assertThat(refunded(purchase, "200.00")).isEqualByComparingTo("66.666667");
  }

  /**
   * Random rates, multipliers and amounts, with refunds before and after earning: the order of the
   * parts does not count, nothing is lost on the way, and nothing is left at the end.
   */
  @Test
  void whateverTheRateAndTheOrderOfRefundsTheSumsAreRight() {
    Random random = new Random(20261031);
    for (int each = 0; each < 2_000; each++) {
      BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(10_000_000), 2);
      BigDecimal rate =
          BigDecimal.valueOf(random.nextInt(100))
              .divide(BigDecimal.valueOf(1 + random.nextInt(97)), 15, RoundingMode.HALF_UP);
      List<BigDecimal> parts = parts(amount, random);
      int before = random.nextInt(parts.size());
      Transaction purchase = purchase(amount.toString());
      parts.subList(0, before).forEach(part -> refunded(purchase, part));
      BigDecimal net = purchase.getNetAmount();
      BigDecimal earned = earned(purchase, rated(rate.toPlainString(), "1.5"));

      Transaction otherwise = purchase(amount.toString());
      parts.subList(0, before).forEach(part -> refunded(otherwise, part));
      earned(otherwise, rated(rate.toPlainString(), "1.5"));

      BigDecimal left = earned;
      for (BigDecimal part : parts.subList(before, parts.size())) {
        left = left.subtract(refunded(purchase, part));
        assertThat(purchase.getExactShare()).isEqualByComparingTo(left).isNotNegative();
        assertThat(left)
            .isEqualByComparingTo(
                purchase
                    .getNetAmount()
                    .multiply(earned)
                    .divide(net, Transaction.SHARE_SCALE, RoundingMode.HALF_UP));
      }
      List<BigDecimal> shuffled = new ArrayList<>(parts.subList(before, parts.size()));
      Collections.shuffle(shuffled, random);
      BigDecimal taken =
          shuffled.stream()
              .map(part -> refunded(otherwise, part))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(left).isZero();
      assertThat(taken).isEqualByComparingTo(earned);
    }
  }

  /** Cuts an amount into some parts. */
  private static List<BigDecimal> parts(BigDecimal amount, Random random) {
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal left = amount;
    while (left.signum() > 0) {
      BigDecimal part =
          parts.size() == 5
              ? left
              : BigDecimal.valueOf(1 + random.nextInt(left.unscaledValue().intValue()), 2);
      parts.add(part);
      left = left.subtract(part);
    }
    return parts;
  }

  @Test
  void fixedPointsStayWholeUntilNothingIsLeftOfTheAmount() {
    Transaction purchase = purchase("50.00");
    earned(purchase, fixed("20"));

    assertThat(refunded(purchase, "49.99")).isZero();
    assertThat(refunded(purchase, "0.01")).isEqualByComparingTo("20");
  }

  @Test
  void aTransactionOfAmountZeroEarnsItsFixedPointsAndIsNeverFullyRefunded() {
    Transaction event = event();

    assertThat(earned(event, fixed("20"))).isEqualByComparingTo("20");
    assertThat(event.isFullyRefunded()).isFalse();
  }

  @Test
  void whatHasNoAmountIsCancelledAsAWhole() {
    Transaction event = event();
    earned(event, fixed("20"));

    assertThat(refunded(event, BigDecimal.ZERO)).isEqualByComparingTo("20");

    assertThat(event.isFullyRefunded()).isTrue();
    assertThat(event.isCancelled()).isTrue();
    assertThat(event.getExactShare()).isZero();
  }

  @Test
  void whatWasCancelledBeforeItEarnedEarnsNothing() {
    Transaction event = event();

    assertThat(refunded(event, BigDecimal.ZERO)).isZero();

    assertThat(earned(event, fixed("20"))).isZero();
  }

  @Test
  void aRefundItselfNeverEarns() {
    Transaction refund =
        new Transaction(
            arrival(Kinds.REFUND, BigDecimal.ONE, "T"),
            new ConvertedAmount(BigDecimal.ONE, null),
            KindEffect.ofRefund(List.of()),
            Instant.EPOCH);

    assertThat(refund.getEarning()).isEqualTo(EarningState.NEVER);
    assertThat(purchase("1").getEarning()).isEqualTo(EarningState.PENDING);
  }

  @Test
  void itKeepsTheTermsUnderWhichItEarned() {
    Transaction purchase = purchase("1.00");

    earned(purchase, rated("0.10", "2"));

    assertThat(purchase.getTerms().rate()).isEqualByComparingTo("0.10");
    assertThat(purchase.getTerms().multiplier()).isEqualByComparingTo("2");
    assertThat(purchase.getTerms().tableVersion()).isEqualTo(7);
    assertThat(purchase.getTerms().rule()).isEqualTo("row-1");
    assertThat(purchase.getTerms().reason()).isEqualTo("Purchases earn.");
    assertThat(purchase.getTerms().earnedOn()).isEqualTo(DAY);
    assertThat(purchase.getTerms().earnedBy()).isEqualTo("instance");
    assertThat(purchase.getTerms().expiresOn()).isEqualTo(DAY.plusMonths(24));
  }

  private static BigDecimal earned(Transaction transaction, Earning terms) {
    return transaction.earn(terms, Shares.NONE).points();
  }

  private static BigDecimal refunded(Transaction transaction, String part) {
    return refunded(transaction, new BigDecimal(part));
  }

  private static BigDecimal refunded(Transaction transaction, BigDecimal part) {
    return transaction.refund(part, TransactionPromotions.NONE).points();
  }

  private static Transaction purchase(String amount) {
    return new Transaction(
        arrival(Kinds.PURCHASE, new BigDecimal(amount), null),
        new ConvertedAmount(new BigDecimal(amount), null),
        COUNTED,
        Instant.EPOCH);
  }

  private static Transaction event() {
    return new Transaction(
        arrival(Kinds.EVENT, null, null),
        new ConvertedAmount(BigDecimal.ZERO, null),
        COUNTED,
        Instant.EPOCH);
  }

  private static NewTransaction arrival(ActivityKind kind, BigDecimal amount, String refundOf) {
    return new NewTransaction("T", "M", kind, amount, "USD", Instant.EPOCH, refundOf);
  }

  private static Earning rated(String rate, String multiplier) {
    return new Earning(
        new BigDecimal(rate),
        new BigDecimal(multiplier),
        null,
        null,
        null,
        7,
        "row-1",
        "Purchases earn.",
        DAY.plusMonths(24),
        DAY,
        "instance");
  }

  private static Earning fixed(String points) {
    return new Earning(
        null,
        null,
        new BigDecimal(points),
        null,
        null,
        7,
        "row-2",
        "Events earn.",
        null,
        DAY,
        "instance");
  }
}
