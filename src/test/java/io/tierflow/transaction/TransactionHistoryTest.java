package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.ActivityKind;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.http.ApiTest;
import io.tierflow.web.PageResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an upgrade looks at of a member's transactions, by days of Berlin. */
abstract class TransactionHistoryTest extends ApiTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

  @Autowired private TransactionHistory history;
  @Autowired private TransactionService transactions;
  private String member;

  @BeforeEach
  void enrolOne() {
    member = aMember();
  }

  @Test
  void withoutTransactionsEverythingIsNothing() {
    SpendFigures figures = history.spend(member, AS_OF);

    assertThat(figures.monthlySpend()).isZero();
    assertThat(figures.annualSpend()).isZero();
    assertThat(figures.annualTransactions()).isZero();
    assertThat(history.recent(member, AS_OF)).isEqualTo(new RecentTransactions(0, 0));
    assertThat(history.toEarn(member, AS_OF)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T22:59:59Z, 0",
    "2026-03-01T23:00:00Z, 10",
    "2026-03-31T21:59:59Z, 10",
    "2026-03-31T22:00:00Z, 0",
  })
  void theMonthlySpendIsThatOfThirtyWholeDays(String occurredAt, BigDecimal spend) {
    purchase("10.00", occurredAt);

    assertThat(history.spend(member, AS_OF).monthlySpend()).isEqualByComparingTo(spend);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31, 2025-03-31T21:59:59Z, 0",
    "2026-03-31, 2025-03-31T22:00:00Z, 10",
    "2026-03-31, 2026-03-31T21:59:59Z, 10",
    "2026-03-31, 2026-03-31T22:00:00Z, 0",
    "2024-02-28, 2023-02-27T22:59:59Z, 0",
    "2024-02-28, 2023-02-27T23:00:00Z, 10",
    "2024-02-29, 2023-02-28T23:00:00Z, 10",
    "2024-02-29, 2023-02-28T22:59:59Z, 0",
    "2025-02-28, 2024-02-29T22:59:59Z, 0",
    "2025-02-28, 2024-02-29T23:00:00Z, 10",
  })
  void theAnnualSpendIsThatOfTwelveMonthsThatEndWithTheDay(
      LocalDate asOf, String occurredAt, BigDecimal spend) {
    purchase("10.00", occurredAt);

    SpendFigures figures = history.spend(member, asOf);

    assertThat(figures.annualSpend()).isEqualByComparingTo(spend);
    assertThat(figures.annualTransactions()).isEqualTo(spend.signum());
  }

  @Test
  void refundsCountNegativeOnTheDayOnWhichTheyOccurred() {
    String purchase = purchase("100.00", "2026-01-15T12:00:00Z");
    refund(purchase, "30.00", "2026-03-15T12:00:00Z");
    record(Kinds.BOOKING, "5.00", "2026-03-16T12:00:00Z", null);

    SpendFigures march = history.spend(member, AS_OF);
    SpendFigures february = history.spend(member, LocalDate.of(2026, 2, 28));

    assertThat(march.monthlySpend()).isEqualByComparingTo("-25.00");
    assertThat(march.annualSpend()).isEqualByComparingTo("75.00");
    assertThat(february.annualSpend()).isEqualByComparingTo("100.00");
  }

  @Test
  void purchasesCountUnlessFullyRefundedAndOthersDoNot() {
    purchase("0.00", "2026-03-01T12:00:00Z");
    refund(purchase("10.00", "2026-03-02T12:00:00Z"), "9.99", "2026-03-02T13:00:00Z");
    refund(purchase("10.00", "2026-03-03T12:00:00Z"), "10.00", "2026-03-03T13:00:00Z");
    record(Kinds.EVENT, "0.00", "2026-03-04T12:00:00Z", null);

    assertThat(history.spend(member, AS_OF).annualTransactions()).isEqualTo(2);
  }

  @Test
  void theTransactionsOfThirtyDaysAreCountedAndThoseThatCanEarnReachFurtherBack() {
    purchase("1.00", "2025-12-31T22:59:59Z");
    purchase("1.00", "2025-12-31T23:00:00Z");
    purchase("1.00", "2026-03-01T22:59:59Z");
    refund(purchase("1.00", "2026-03-01T23:00:00Z"), "0.50", "2026-03-02T12:00:00Z");
    purchase("1.00", "2026-03-31T22:00:00Z");

    assertThat(history.recent(member, AS_OF)).isEqualTo(new RecentTransactions(2, 3));
  }

  @Test
  void whatHasBecomeTooOldIsMarkedButStillEarnsOnADayThatReachesIt() {
    String old = purchase("1.00", "2025-12-31T22:59:59Z");
    String young = purchase("1.00", "2025-12-31T23:00:00Z");

    assertThat(history.recent(member, AS_OF)).isEqualTo(new RecentTransactions(0, 1));

    assertThat(states()).containsExactlyInAnyOrder(old + " TOO_LATE", young + " PENDING");
    assertThat(toEarn(AS_OF)).containsExactly(young);
    assertThat(toEarn(AS_OF.minusDays(1))).containsExactly(old, young);
    assertThat(history.recent(member, AS_OF.minusDays(1))).isEqualTo(new RecentTransactions(0, 2));
  }

  @Test
  void whatCanEarnComesOldestFirstWithoutRefundsAndWithoutWhatHasEarned() {
    String second = purchase("2.00", "2026-03-02T12:00:00Z");
    String first = purchase("1.00", "2026-03-01T12:00:00Z");
    refund(first, "0.50", "2026-03-03T12:00:00Z");

    assertThat(toEarn(AS_OF)).containsExactly(first, second);
  }

  private List<String> toEarn(LocalDate asOf) {
    return history.toEarn(member, asOf).stream().map(Transaction::getTransactionId).toList();
  }

  private List<String> states() {
    return transactions.newestFirst(member, PageResponse.request(0, 50)).items().stream()
        .map(transaction -> transaction.transactionId() + " " + transaction.earning())
        .toList();
  }

  private String purchase(String amount, String occurredAt) {
    return record(Kinds.PURCHASE, amount, occurredAt, null);
  }

  private void refund(String purchase, String amount, String occurredAt) {
    record(Kinds.REFUND, amount, occurredAt, purchase);
  }

  private String record(ActivityKind kind, String amount, String occurredAt, String refundOf) {
    String id = unused("T");
    transactions.record(
        new NewTransaction(
            id, member, kind, new BigDecimal(amount), "USD", Instant.parse(occurredAt), refundOf));
    return id;
  }
}
