package io.tierflow.transaction;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.points.LedgerEntry;
import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Refunds that name no transaction are matched to the member's latest ones. */
@CoreTest
class UnreferencedRefundTest {

  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");

  private final CoreProgramme programme =
      new CoreProgramme(
          new RefundSettings(RefundSettings.Unreferenced.MATCH, Duration.ofDays(365)));
  private final TransactionService service = programme.the(TransactionService.class);
  private final CoreMember member = programme.enrol("M-1", new Tier("REGULAR"), 0);

  @Test
  void theLatestPurchasesAreTakenBackFirstInParts() {
    buys("T-1", "10.00", 3);
    buys("T-2", "20.00", 2);
    buys("T-3", "5.00", 1);

    TransactionView refund = returns("R-1", "22.00");

    assertThat(refund.amount()).isEqualTo(new BigDecimal("22.00"));
    assertThat(refund.refundOf()).isNull();
    assertThat(refund.matches())
        .containsExactly(match("T-3", "5.00", null), match("T-2", "17.00", null));
    assertThat(nets("T-1", "T-2", "T-3")).containsExactly("10.00", "3.00", "0.00");
    assertThat(spend()).isEqualByComparingTo("13");
    assertThat(returns("R-2", "13.00").matches())
        .containsExactly(match("T-2", "3.00", null), match("T-1", "10.00", null));
  }

  @Test
  void eachPartIsTakenBackAtTheTierThatItEarnedAt() {
    buys("T-1", "100.00", 2);
    member.upgrades("regular", TODAY);
    programme
        .store()
        .find(Member.class, "M-1")
        .confirmTier(new Tier("GOLD"), TODAY, TierTenure.UNLIMITED);
    buys("T-2", "100.00", 1);
    member.upgrades("gold", TODAY);
    assertThat(member.balance()).isEqualTo(10 + 15);

    returns("R-1", "150.00");

    assertThat(member.balance()).isEqualTo(5);
    List<LedgerEntry> reversals = member.ledger().subList(2, 4);
    assertThat(reversals).extracting(LedgerEntry::getPoints).containsExactly(-15L, -5L);
    assertThat(reversals).extracting(LedgerEntry::getCorrectsEntry).containsExactly(2, 1);
    assertThat(reversals)
        .extracting(entry -> entry.getMultiplier().doubleValue())
        .containsExactly(1.5, 1.0);
    assertThat(reversals).allMatch(entry -> entry.getTransactionId().equals("R-1"));
    assertThat(reversals)
        .extracting(LedgerEntry::getIdempotencyKey)
        .containsExactly("refund:R-1", "refund:R-1 :2");
  }

  @Test
  void whatHasEarnedShrinksAndWhatHasNotWillEarnLess() {
    buys("T-1", "100.00", 2);
    member.upgrades("run-1", TODAY);
    buys("T-2", "50.00", 1);

    returns("R-1", "40.00");
    assertThat(member.balance()).isEqualTo(10);
    returns("R-2", "40.00");
    assertThat(member.balance()).isEqualTo(7);

    assertThat(member.upgrades("run-2", TODAY)).isZero();
    assertThat(nets("T-1", "T-2")).containsExactly("70.00", "0.00");
  }

  @Test
  void eachPartTakesItsOwnPromotionsBack() {
    programme
        .tables()
        .collect(
            "earning-promotions",
            inputs ->
                List.of(
                    Map.of("promotion", "DOUBLE", "name", "Double points", "addedMultiplier", 1)));
    buys("T-1", "100.00", 2);
    member.upgrades("promoted", TODAY);
    programme.tables().collect("earning-promotions", inputs -> List.of());
    buys("T-2", "100.00", 1);
    member.upgrades("plain", TODAY);
    assertThat(member.balance()).isEqualTo(20 + 10);

    returns("R-1", "150.00");

    assertThat(member.balance()).isEqualTo(10);
    assertThat(programme.the(PromotionHistory.class).awarded("DOUBLE")).isEqualByComparingTo("5");
  }

  @Test
  void moreThanCouldBeMatchedIsRefusedAndNothingIsTaken() {
    buys("T-1", "10.00", 2);
    buys("T-2", "20.00", 1);
    member.upgrades("run", TODAY);

    assertRefused(
        refund("R-1", "30.01", "EUR", NOON, null),
        "amount",
        "Only 30.00 EUR of the refund can be matched to what the member's transactions of the 365 days before it have left.");

    assertThat(nets("T-1", "T-2")).containsExactly("10.00", "20.00");
    assertThat(member.balance()).isEqualTo(3);
    assertThat(programme.store().find(Transaction.class, "R-1")).isNull();
    assertThat(programme.store().all(RefundMatch.class)).isEmpty();
    assertThat(returns("R-1", "30").matches()).hasSize(2);
    assertThat(member.balance()).isZero();
  }

  @Test
  void theSameReturnTwiceIsTheFirstOneAndAnotherIsNone() {
    buys("T-1", "10.00", 1);
    NewTransaction arrival = refund("R-1", "4", "EUR", NOON, null);
    RecordedTransaction first = service.record(arrival);

    RecordedTransaction again = service.record(arrival);

    assertThat(first.first()).isTrue();
    assertThat(again.first()).isFalse();
    assertThat(again.transaction()).isEqualTo(first.transaction());
    assertThat(nets("T-1")).containsExactly("6.00");
    for (NewTransaction other :
        List.of(
            refund("R-1", "5", "EUR", NOON, null),
            refund("R-1", "4", "EUR", NOON.minusSeconds(1), null),
            refund("R-1", "4", "EUR", NOON, "T-1"))) {
      assertThatThrownBy(() -> service.record(other)).isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void aNamedRefundFindsOnlyWhatIsLeft() {
    buys("T-1", "10.00", 2);
    buys("T-2", "10.00", 1);
    returns("R-1", "4.00");

    assertRefused(
        refund("R-2", "6.01", "EUR", NOON, "T-2"),
        "amount",
        "The refund is more than the 6.00 EUR that remain of PURCHASE T-2.");
    member.refunds("R-2", "T-2", "5.00");

    assertThat(returns("R-3", "3.00").matches())
        .containsExactly(match("T-2", "1.00", null), match("T-1", "2.00", null));
  }

  @Test
  void onlyTransactionsOfItsCurrencyAreMatchedEachAtItsRate() {
    programme.rates().add("USD", TODAY.minusDays(2), "0.9");
    programme.rates().add("USD", TODAY.minusDays(1), "0.8");
    buys("T-1", "10.00", "USD", at(2));
    buys("T-2", "10.00", "USD", at(1));
    buys("T-3", "100.00", "EUR", at(1));

    TransactionView mixed = record(refund("R-1", "13.33", "USD", NOON, null));
    TransactionView alone = record(refund("R-2", "3.34", "USD", NOON, null));

    assertThat(mixed.matches())
        .containsExactly(match("T-2", "8.00", "10.00"), match("T-1", "3.00", "3.33"));
    assertThat(mixed.amount()).isEqualTo(new BigDecimal("11.00"));
    assertThat(mixed.original())
        .isEqualTo(
            new OriginalAmountView(new BigDecimal("13.33"), "USD", null, new BigDecimal("0.00")));
    assertThat(alone.original().exchangeRate()).isEqualByComparingTo("0.9");
    assertRefused(
        refund("R-3", "3.34", "USD", NOON, null), "amount", "Only 3.33 USD of the refund");
    assertThat(nets("T-1", "T-2", "T-3")).containsExactly("3.00", "0.00", "100.00");
  }

  @Test
  void whatIsWorthNothingInTheProgrammesCurrencyIsMatchedByItsOwnAmount() {
    programme.rates().add("IDR", TODAY.minusDays(9), "0.00005");
    buys("T-1", "50.00", "IDR", at(2));
    buys("T-2", "50.00", "IDR", at(1));

    TransactionView first = record(refund("R-1", "70.00", "IDR", NOON, null));
    TransactionView second = record(refund("R-2", "30.00", "IDR", NOON, null));

    assertThat(first.amount()).isEqualTo(new BigDecimal("0.00"));
    assertThat(first.matches())
        .containsExactly(match("T-2", "0.00", "50.00"), match("T-1", "0.00", "20.00"));
    assertThat(second.matches()).containsExactly(match("T-1", "0.00", "30.00"));
    assertRefused(refund("R-3", "0.01", "IDR", NOON, null), "amount", "Only 0.00 IDR");
    assertThat(spend()).isZero();
  }

  @Test
  void onlyWhatIsWithinReachAndNotLaterThanTheReturnIsMatched() {
    buys("T-1", "1.00", "EUR", NOON.minus(Duration.ofDays(365)));
    buys("T-2", "1.00", "EUR", NOON.minus(Duration.ofDays(366)));
    assertThat(returns("R-1", "1.00").matches()).containsExactly(match("T-1", "1.00", null));
    assertRefused(refund("R-2", "1.00", "EUR", NOON, null), "amount", "Only 0.00 EUR");

    buys("T-3", "1.00", "EUR", NOON);
    Duration skew = Duration.ofMinutes(2);
    assertRefused(
        refund("R-3", "1.00", "EUR", NOON.minus(skew).minusSeconds(1), null), "amount", "Only");
    assertThat(record(refund("R-3", "1.00", "EUR", NOON.minus(skew), null)).matches())
        .containsExactly(match("T-3", "1.00", null));
  }

  @Test
  void whatCanNotBeRefundedIsPassedOver() {
    buys("T-1", "10.00", 2);
    does(Kinds.REFERRAL, "T-2", "10.00");
    does(Kinds.EVENT, "T-3", "0");
    programme.enrol("M-2", new Tier("REGULAR"), 0).buys("T-4", "10.00");

    assertThat(returns("R-1", "6.00").matches()).containsExactly(match("T-1", "6.00", null));
    assertRefused(refund("R-2", "6.00", "EUR", NOON, null), "amount", "Only 4.00 EUR");
    assertRefused(refund("R-2", "0.00", "EUR", NOON, null), "amount", "must be more than 0");
    assertRefused(refund("R-2", null, "EUR", NOON, null), "amount", "must be more than 0");
  }

  @Test
  void aPartTakesBackAsMuchSpendAsItsTransactionCountedAs() {
    programme
        .tables()
        .deploy(
            "activity-kinds",
            inputs ->
                Map.of(
                    "amount",
                    "OPTIONAL",
                    "countsAsSpend",
                    "PURCHASE".equals(inputs.get("kind")),
                    "countsAsTransaction",
                    true,
                    "refundable",
                    true));
    buys("T-1", "10.00", 2);
    does(Kinds.EVENT, "T-2", "7.00");
    assertThat(spend()).isEqualByComparingTo("10");

    returns("R-1", "9.00");

    assertThat(spend()).isEqualByComparingTo("8");
  }

  @Test
  void inABatchPurchasesBeforeItCountAndEachReturnAsksOnce() {
    int before = programme.store().queries();

    List<RecordResult> results =
        programme
            .the(TransactionRecorder.class)
            .record(
                List.of(
                    purchase("T-1", "10.00", "EUR", at(1)),
                    refund("R-1", "4.00", "EUR", NOON, null),
                    refund("R-2", "7.00", "EUR", NOON, null),
                    purchase("T-2", "1.00", "EUR", at(1)),
                    refund("R-3", "7.00", "EUR", NOON, null),
                    refund("R-3", "7.00", "EUR", NOON, null)));

    assertThat(results)
        .extracting(RecordResult::isRefused)
        .containsExactly(false, false, true, false, false, false);
    assertThat(results.get(5).first()).isFalse();
    assertThat(nets("T-1", "T-2")).containsExactly("0.00", "0.00");
    assertThat(programme.store().queries() - before).isEqualTo(3);
    assertThat(programme.store().locked()).contains("M-1");
  }

  @Test
  void manySmallPurchasesOfOneMomentAreAllFound() {
    programme
        .the(TransactionRecorder.class)
        .record(
            IntStream.range(0, 65)
                .mapToObj(each -> purchase("T-" + each, "1.00", "EUR", at(1)))
                .toList());

    assertRefused(refund("R-1", "65.01", "EUR", NOON, null), "amount", "Only 65.00 EUR");

    assertThat(returns("R-1", "65.00").matches())
        .extracting(RefundMatchView::transactionId)
        .doesNotHaveDuplicates()
        .hasSize(65);
  }

  private static Instant at(int daysAgo) {
    return NOON.minus(Duration.ofDays(daysAgo));
  }

  private void buys(String id, String amount, int daysAgo) {
    buys(id, amount, "EUR", at(daysAgo));
  }

  private void buys(String id, String amount, String currency, Instant at) {
    record(purchase(id, amount, currency, at));
  }

  private void does(ActivityKind kind, String id, String amount) {
    member.does(kind, id, amount, NOON);
  }

  private TransactionView returns(String id, String amount) {
    return record(refund(id, amount, "EUR", NOON, null));
  }

  private TransactionView record(NewTransaction arrival) {
    return service.record(arrival).transaction();
  }

  private Stream<String> nets(String... ids) {
    return Stream.of(ids)
        .map(id -> programme.store().find(Transaction.class, id).getNetAmount().toPlainString());
  }

  private BigDecimal spend() {
    return programme.the(TransactionHistory.class).spend("M-1", TODAY).annualSpend();
  }

  private void assertRefused(NewTransaction arrival, String field, String message) {
    assertThatThrownBy(() -> service.record(arrival))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refusal -> assertThat(refusal.field()).isEqualTo(field))
        .hasMessageContaining(message);
  }

  private static RefundMatchView match(String id, String amount, String original) {
    return new RefundMatchView(
        id, new BigDecimal(amount), original == null ? null : new BigDecimal(original));
  }

  private static NewTransaction purchase(String id, String amount, String currency, Instant at) {
    return new NewTransaction(
        id, "M-1", Kinds.PURCHASE, new BigDecimal(amount), currency, at, null);
  }

  private static NewTransaction refund(
      String id, String amount, String currency, Instant at, String refundOf) {
    BigDecimal number = amount == null ? null : new BigDecimal(amount);
    return new NewTransaction(id, "M-1", Kinds.REFUND, number, currency, at, refundOf);
  }
}
