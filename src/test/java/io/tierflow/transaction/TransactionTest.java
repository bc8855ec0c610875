package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a transaction earns, and what a refund takes away from it. */
class TransactionTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

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

    assertThat(purchase.earn(rated(rate.toString(), multiplier.toString()))).isEqualTo(share);
    assertThat(purchase.getExactShare()).isEqualTo(share);
    assertThat(purchase.getEarning()).isEqualTo(EarningState.EARNED);
  }

  @Test
  void aRefundBeforeEarningMakesTheShareSmaller() {
    Transaction purchase = purchase("100.00");

    assertThat(purchase.refund(new BigDecimal("40.00"))).isZero();

    assertThat(purchase.earn(rated("0.10", "1"))).isEqualByComparingTo("6");
  }

  @Test
  void aRefundAfterEarningTakesBackWhatItsPartEarned() {
    Transaction purchase = purchase("100.00");
    purchase.earn(rated("0.10", "1.5"));

    assertThat(purchase.refund(new BigDecimal("33.33"))).isEqualByComparingTo("4.9995");
    assertThat(purchase.getExactShare()).isEqualByComparingTo("10.0005");
    assertThat(purchase.getNetAmount()).isEqualByComparingTo("66.67");
  }

  @Test
  void refundsInPartsDownToNothingTakeBackExactlyWhatWasEarned() {
    Transaction purchase = purchase("10.00");
    BigDecimal earned = purchase.earn(rated("0.333333", "1.333333"));

    BigDecimal takenBack =
        purchase
            .refund(new BigDecimal("3.33"))
            .add(purchase.refund(new BigDecimal("3.33")))
            .add(purchase.refund(new BigDecimal("3.34")));

    assertThat(takenBack).isEqualByComparingTo(earned);
    assertThat(purchase.getExactShare()).isZero();
    assertThat(purchase.isFullyRefunded()).isTrue();
  }

  @Test
  void fixedPointsStayWholeUntilNothingIsLeftOfTheAmount() {
    Transaction purchase = purchase("50.00");
    purchase.earn(fixed("20"));

    assertThat(purchase.refund(new BigDecimal("49.99"))).isZero();
    assertThat(purchase.refund(new BigDecimal("0.01"))).isEqualByComparingTo("20");
  }

  @Test
  void aTransactionOfAmountZeroEarnsItsFixedPointsAndIsNeverFullyRefunded() {
    Transaction event =
        new Transaction(
            "T", "M", TransactionKind.EVENT, BigDecimal.ZERO, Instant.EPOCH, null, Instant.EPOCH);

    assertThat(event.earn(fixed("20"))).isEqualByComparingTo("20");
    assertThat(event.isFullyRefunded()).isFalse();
  }

  @Test
  void aRefundItselfNeverEarns() {
    Transaction refund =
        new Transaction(
            "R", "M", TransactionKind.REFUND, BigDecimal.ONE, Instant.EPOCH, "T", Instant.EPOCH);

    assertThat(refund.getEarning()).isEqualTo(EarningState.NEVER);
    assertThat(purchase("1").getEarning()).isEqualTo(EarningState.PENDING);
  }

  @Test
  void itKeepsTheTermsUnderWhichItEarned() {
    Transaction purchase = purchase("1.00");

    purchase.earn(rated("0.10", "2"));

    assertThat(purchase.getEarningRate()).isEqualByComparingTo("0.10");
    assertThat(purchase.getEarningMultiplier()).isEqualByComparingTo("2");
    assertThat(purchase.getEarningTableVersion()).isEqualTo(7);
    assertThat(purchase.getEarningRule()).isEqualTo("row-1");
    assertThat(purchase.getEarningReason()).isEqualTo("Purchases earn.");
    assertThat(purchase.getEarnedOn()).isEqualTo(DAY);
    assertThat(purchase.getEarnedBy()).isEqualTo("instance");
    assertThat(purchase.getPointsExpireOn()).isEqualTo(DAY.plusMonths(24));
  }

  private static Transaction purchase(String amount) {
    return new Transaction(
        "T",
        "M",
        TransactionKind.PURCHASE,
        new BigDecimal(amount),
        Instant.EPOCH,
        null,
        Instant.EPOCH);
  }

  private static Earning rated(String rate, String multiplier) {
    return new Earning(
        new BigDecimal(rate),
        new BigDecimal(multiplier),
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
        null, null, new BigDecimal(points), 7, "row-2", "Events earn.", null, DAY, "instance");
  }
}
