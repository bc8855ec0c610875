package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions in another currency than the programme's, the euro. */
@CoreTest
class ConvertedTransactionsTest {

  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");

  private final CoreProgramme programme = new CoreProgramme();
  private final TransactionService service = programme.the(TransactionService.class);
  private final TransactionRecorder recorder = programme.the(TransactionRecorder.class);
  private final CoreMember member = programme.enrol("M-1", new Tier("REGULAR"), 0);

  @BeforeEach
  void aDollarFellOnTheThirtieth() {
    programme.rates().add("USD", LocalDate.of(2026, 10, 1), "0.93333333");
    programme.rates().add("USD", LocalDate.of(2026, 10, 30), "0.9");
  }

  @Test
  void theLastRateOnOrBeforeTheDayOfTheProgrammesZoneConverts() {
    // Half past midnight in Berlin, still the day before in London.
    TransactionView first = purchase("T-1", "10.01", "USD", Instant.parse("2026-10-29T23:30:00Z"));
    TransactionView second = purchase("T-2", "10.01", "USD", Instant.parse("2026-10-29T22:30:00Z"));

    assertThat(first.amount()).isEqualTo(new BigDecimal("9.01"));
    assertThat(first.currency()).isEqualTo("EUR");
    assertThat(first.original())
        .isEqualTo(
            new OriginalAmountView(
                new BigDecimal("10.01"), "USD", new BigDecimal("0.9"), new BigDecimal("0.00")));
    assertThat(second.amount()).isEqualTo(new BigDecimal("9.34"));
    assertThat(purchase("T-3", "10.01", "EUR", NOON).original()).isNull();
  }

  @Test
  void withoutARateItIsRefused() {
    assertRefused(
        arrival("T-1", "10.00", "USD", Instant.parse("2026-09-30T12:00:00Z"), null),
        "currency",
        "The currency must be EUR, the programme's, or one that has an exchange rate; there is none for USD on or before 2026-09-30.");
    assertRefused(
        arrival("T-1", "10.00", "CHF", NOON, null),
        "currency",
        "there is none for CHF on or before 2026-10-31");
    for (String code : List.of("usd", "US", "", "USDT", "'--")) {
      assertRefused(arrival("T-1", "10.00", code, NOON, null), "currency", "ISO 4217 code");
    }
  }

  @Test
  void whatIsWorthMoreThanCanBeKeptIsRefused() {
    programme.rates().add("KWD", LocalDate.of(2026, 10, 1), "3.25");

    assertRefused(
        arrival("T-1", "9999999999.99", "KWD", NOON, null), "amount", "at most 9999999999.99 EUR");
  }

  @Test
  void refundsConvertAtTheRateOfTheirPurchaseAndAddUpToIt() {
    purchase("T-1", "10.00", "USD", Instant.parse("2026-10-02T12:00:00Z"));
    member.upgrades("run", CoreProgramme.TODAY);

    assertThat(refund("R-1", "3.33", "T-1")).isEqualByComparingTo("3.11");
    assertThat(refund("R-2", "3.33", "T-1")).isEqualByComparingTo("3.11");
    assertRefused(
        arrival("R-3", "3.35", "USD", NOON, "T-1"),
        "amount",
        "more than the 3.34 USD that remain of PURCHASE T-1");
    assertThat(refund("R-3", "3.34", "T-1")).isEqualByComparingTo("3.11");

    Transaction purchase = programme.store().find(Transaction.class, "T-1");
    assertThat(purchase.getAmount()).isEqualTo(new BigDecimal("9.33"));
    assertThat(purchase.isFullyRefunded()).isTrue();
    assertThat(purchase.getExactShare()).isZero();
    assertThat(member.balance()).isZero();
  }

  @Test
  void whatIsWorthNothingIsRefundedInPartsOfTheAmountThatItCameWith() {
    programme.rates().add("IDR", LocalDate.of(2026, 10, 1), "0.00005");
    programme.tables().deploy("points-earning", inputs -> Map.of("fixedPoints", 20L));
    assertThat(purchase("T-1", "50.00", "IDR", NOON).amount()).isEqualTo(new BigDecimal("0.00"));
    member.upgrades("run", CoreProgramme.TODAY);
    assertRefused(
        new NewTransaction("R-1", "M-1", Kinds.REFUND, null, "IDR", NOON, "T-1"),
        "amount",
        "The field amount must be given for a REFUND of what has an amount");

    TransactionView part =
        service.record(arrival("R-1", "20.00", "IDR", NOON, "T-1")).transaction();
    assertThat(part.amount()).isEqualTo(new BigDecimal("0.00"));
    assertThat(spend().annualTransactions()).isOne();
    assertThat(member.balance()).isEqualTo(20);
    assertRefused(
        arrival("R-2", "30.01", "IDR", NOON, "T-1"),
        "amount",
        "more than the 30.00 IDR that remain of PURCHASE T-1");
    service.record(arrival("R-2", "30.00", "IDR", NOON, "T-1"));

    assertThat(programme.store().find(Transaction.class, "T-1").isFullyRefunded()).isTrue();
    assertThat(spend().annualTransactions()).isZero();
    assertThat(spend().annualSpend()).isZero();
    assertThat(member.balance()).isZero();
    assertRefused(
        arrival("R-3", "0.01", "IDR", NOON, "T-1"),
        "refundOf",
        "PURCHASE T-1 is already cancelled.");
  }

  @Test
  void aRefundComesInTheCurrencyOfItsPurchase() {
    purchase("T-1", "10.00", "USD", NOON);
    purchase("T-2", "10.00", "EUR", NOON);

    assertRefused(
        arrival("R-1", "1.00", "EUR", NOON, "T-1"),
        "currency",
        "The currency must be USD, that of PURCHASE T-1.");
    assertRefused(
        arrival("R-1", "1.00", "USD", NOON, "T-2"),
        "currency",
        "The currency must be EUR, that of PURCHASE T-2.");
  }

  @Test
  void theSameAgainIsTheSameMoneyInTheSameCurrency() {
    purchase("T-1", "10.00", "USD", NOON);
    programme.rates().add("USD", LocalDate.of(2026, 10, 31), "0.95");
    refund("R-1", "5.00", "T-1");

    assertThat(service.record(arrival("T-1", "10.0", "USD", NOON, null)).first()).isFalse();
    assertThat(service.record(arrival("R-1", "5.00", "USD", NOON, "T-1")).first()).isFalse();
    for (NewTransaction other :
        List.of(
            arrival("T-1", "9.00", "EUR", NOON, null),
            arrival("T-1", "10.00", "EUR", NOON, null),
            arrival("T-1", "9.00", "USD", NOON, null))) {
      assertThatThrownBy(() -> service.record(other)).isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void severalTogetherLookEachRateUpOnce() {
    int queries =
        OneTransaction.in(
            () -> {
              int before = programme.store().queries();
              recorder.record(
                  IntStream.range(0, 100)
                      .mapToObj(
                          n ->
                              arrival(
                                  "T-" + n,
                                  "1.00",
                                  "USD",
                                  NOON.minusSeconds(n % 2 * 86_400L),
                                  null))
                      .toList());
              return programme.store().queries() - before;
            });
    assertThat(queries).isEqualTo(2);
    assertThat(programme.store().all(Transaction.class)).hasSize(100);
  }

  private SpendFigures spend() {
    return programme.the(TransactionHistory.class).spend("M-1", CoreProgramme.TODAY);
  }

  private TransactionView purchase(String id, String amount, String currency, Instant at) {
    return service.record(arrival(id, amount, currency, at, null)).transaction();
  }

  private BigDecimal refund(String id, String amount, String of) {
    return service.record(arrival(id, amount, "USD", NOON, of)).transaction().amount();
  }

  private void assertRefused(NewTransaction arrival, String field, String message) {
    assertThatThrownBy(() -> service.record(arrival))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refusal -> assertThat(refusal.field()).isEqualTo(field))
        .hasMessageContaining(message);
  }

  private static NewTransaction arrival(
      String id, String amount, String currency, Instant at, String refundOf) {
    return new NewTransaction(
        id,
        "M-1",
        refundOf == null ? Kinds.PURCHASE : Kinds.REFUND,
        new BigDecimal(amount),
        currency,
        at,
        refundOf);
  }
}
