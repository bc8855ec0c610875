package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.PageResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.domain.PageRequest;

/** Each transaction is recorded once, if it can be, and says why if it can't. */
@CoreTest
class TransactionRecordingTest {

  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");

  private final CoreProgramme programme = new CoreProgramme();
  private final TransactionService service = programme.the(TransactionService.class);
  private final TransactionRecorder recorder = programme.the(TransactionRecorder.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

  @Test
  void aTransactionIsRecordedOnceAndAnsweredAlike() {
    NewTransaction arrival = purchase("T-1", "10.00", NOON.plusMillis(999));

    RecordedTransaction first = service.record(arrival);
    RecordedTransaction again = service.record(purchase("T-1", "10", NOON));

    assertThat(first.first()).isTrue();
    assertThat(again.first()).isFalse();
    assertThat(again.transaction()).isEqualTo(first.transaction());
    Transaction kept = programme.store().find(Transaction.class, "T-1");
    assertThat(kept.getOccurredAt()).isEqualTo(NOON);
    assertThat(kept.getAmount()).isEqualTo(new BigDecimal("10.00"));
    assertThat(kept.getRecordedAt()).isEqualTo(NOON);
    assertThat(kept.getKind()).isEqualTo(Kinds.PURCHASE);
    assertThat(kept.getMemberNumber()).isEqualTo("M-1");
    assertThat(kept.getRefundedAmount()).isEqualTo(new BigDecimal("0.00"));
  }

  @Test
  void anIdMeansOneContent() {
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    service.record(purchase("T-1", "10.00", NOON));

    for (NewTransaction other :
        List.of(
            purchase("T-1", "10.01", NOON),
            purchase("T-1", "10.00", NOON.minusSeconds(1)),
            arrival("T-1", "M-2", Kinds.PURCHASE, "10.00", NOON, null),
            arrival("T-1", "M-1", Kinds.BOOKING, "10.00", NOON, null))) {
      assertThatThrownBy(() -> service.record(other))
          .isInstanceOf(ConflictException.class)
          .hasMessageContainingAll("T-1", "content");
    }
  }

  @Test
  void aRefundNamesOnePurchase() {
    service.record(purchase("T-1", "10.00", NOON));
    service.record(purchase("T-2", "10.00", NOON));
    service.record(refund("T-3", "T-1", "5.00"));

    assertThat(service.record(refund("T-3", "T-1", "5.00")).first()).isFalse();
    assertThat(programme.store().find(Transaction.class, "T-3").getRefundOf()).isEqualTo("T-1");
    assertThatThrownBy(() -> service.record(refund("T-3", "T-2", "5.00")))
        .isInstanceOf(ConflictException.class);
    assertThat(programme.store().find(Transaction.class, "T-1").getNetAmount())
        .isEqualByComparingTo("5");
  }

  @Test
  void severalAreRecordedInOrderAlsoARefundOfOneAmongThem() {
    programme.enrol("M-0", Tier.valueOf("REGULAR"), 0);
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);

    List<RecordResult> results =
        recorder.record(
            List.of(
                purchase("T-1", "10.00", NOON),
                refund("T-2", "T-1", "4.00"),
                refund("T-3", "T-1", "7.00"),
                arrival("T-4", "M-0", Kinds.PURCHASE, "1.00", NOON, null),
                arrival("T-5", "M-0", Kinds.REFUND, "1.00", NOON, "T-4"),
                purchase("T-1", "10.00", NOON),
                arrival("T-6", "M-9", Kinds.REFUND, "1.00", NOON, "T-4"),
                arrival("T-7", "M-2", Kinds.PURCHASE, "1.00", NOON, null)));

    assertThat(results)
        .extracting(RecordResult::first)
        .containsExactly(true, true, false, true, true, false, false, true);
    assertThat(results)
        .extracting(RecordResult::isRefused)
        .containsExactly(false, false, true, false, false, false, true, false);
    assertThat(results.get(5).transaction()).isSameAs(results.get(0).transaction());
    assertThat(results.get(2).refusal()).hasMessageContainingAll("6.00 EUR", "PURCHASE T-1");
    // Accounts of refunds alone, in the order of members, and once each.
    assertThat(programme.store().locked()).containsExactly("M-0", "M-1");
    assertThat(programme.events())
        .containsExactly(new RefundRecorded("M-1"), new RefundRecorded("M-0"));
  }

  @Test
  void aRefundThatTakesNothingBackOfAShareLeavesTheLedgerAlone() {
    service.record(purchase("T-1", "10.00", NOON));

    service.record(refund("T-2", "T-1", "10.00"));

    assertThat(member.ledger()).isEmpty();
    assertThat(programme.events()).endsWith(new RefundRecorded("M-1")).hasSize(2);
    service.record(refund("T-2", "T-1", "10.00"));
    assertThat(programme.events()).hasSize(2);
  }

  @Test
  void onlyWhatIsNewAndCanEarnAndComesAloneIsToldAsAnActivity() {
    service.record(purchase("T-1", "10.00", NOON));
    service.record(purchase("T-1", "10.00", NOON));
    service.record(refund("T-2", "T-1", "10.00"));
    recorder.record(List.of(purchase("T-3", "10.00", NOON)));

    assertThat(programme.events())
        .containsExactly(new ActivityRecorded("M-1", NOON), new RefundRecorded("M-1"));
  }

  @Test
  void whoIsUnknownOrHasLeftHasNoTransactions() {
    assertInvalid(arrival("T-1", "M-9", Kinds.PURCHASE, "1.00", NOON, null), "memberNumber", "M-9");
    programme.close("M-1");
    assertThatThrownBy(() -> service.record(purchase("T-1", "1.00", NOON)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("M-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.001 | at most 2 decimals",
        "-0.01 | 0 or more",
        "10000000000.00 | at most 9999999999.99",
        "1e999999999 | at most 9999999999.99",
      })
  void anAmountBeyondItsBoundsIsRefused(String amount, String message) {
    assertInvalid(purchase("T-1", amount, NOON), "amount", message);
  }

  @ParameterizedTest
  @CsvSource({"0", "0.00", "9999999999.99", "1e9", "10.10"})
  void anAmountWithinItsBoundsIsAccepted(String amount) {
    assertThat(service.record(purchase("T-1", amount, NOON)).first()).isTrue();
  }

  @Test
  void theCurrencyIsTheProgrammes() {
    assertInvalid(
        new NewTransaction("T-1", "M-1", Kinds.PURCHASE, BigDecimal.ONE, "USD", NOON, null),
        "currency",
        "EUR");
  }

  @Test
  void clocksMayDifferByTwoMinutes() {
    service.record(purchase("T-1", "1.00", NOON.plusSeconds(120)));
    service.record(purchase("T-2", "1.00", Instant.parse("1900-01-01T00:00:00Z")));

    assertInvalid(
        purchase("T-3", "1.00", NOON.plusSeconds(121)),
        "occurredAt",
        "1900-01-01T00:00:00Z",
        "120 s");
    assertInvalid(
        purchase("T-4", "1.00", Instant.parse("1899-12-31T23:59:59Z")), "occurredAt", "120 s");
  }

  @Test
  void aRefundAndNothingElseNamesAnotherTransaction() {
    assertInvalid(
        arrival("T-1", "M-1", Kinds.REFUND, "1.00", NOON, null), "refundOf", "A REFUND must name");
    assertInvalid(
        arrival("T-1", "M-1", Kinds.REVIEW, "1.00", NOON, "T-0"),
        "refundOf",
        "Only a REFUND",
        "REVIEW");
  }

  @Test
  void aRefundTakesBackWhatTheMemberDidAndWhatHadAnAmount() {
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    service.record(arrival("T-1", "M-2", Kinds.PURCHASE, "5.00", NOON, null));
    service.record(arrival("T-2", "M-1", Kinds.REFERRAL, "5.00", NOON, null));
    service.record(purchase("T-3", "5.00", NOON));
    service.record(refund("T-4", "T-3", "1.00"));

    assertInvalid(
        refund("R-1", "T-1", "1.00"), "refundOf", "There is no transaction T-1 of member M-1");
    assertInvalid(
        refund("R-1", "T-9", "1.00"), "refundOf", "There is no transaction T-9 of member M-1");
    assertInvalid(refund("R-1", "T-2", "5.00"), "refundOf", "REFERRAL T-2 can't be refunded");
    assertInvalid(refund("R-1", "T-4", "1.00"), "refundOf", "T-4", "REFUND");
    assertInvalid(refund("R-1", "T-3", "4.01"), "amount", "4.00 EUR", "PURCHASE T-3");
    assertThat(service.record(refund("R-1", "T-3", "4.00")).first()).isTrue();
  }

  @Test
  void aRefundMayBeTwoMinutesOlderThanWhatItTakesBack() {
    service.record(purchase("T-1", "5.00", NOON));

    assertInvalid(
        arrival("R-1", "M-1", Kinds.REFUND, "1.00", NOON.minusSeconds(121), "T-1"),
        "occurredAt",
        "older than PURCHASE T-1");
    assertThat(
            service
                .record(arrival("R-1", "M-1", Kinds.REFUND, "1.00", NOON.minusSeconds(120), "T-1"))
                .first())
        .isTrue();
  }

  @Test
  void transactionsAreListedNewestFirst() {
    service.record(purchase("T-1", "5.00", NOON.minusSeconds(9)));
    service.record(purchase("T-2", "5.00", NOON));

    PageResponse<TransactionView> page = service.newestFirst("M-1", PageRequest.of(0, 10));

    assertThat(page.items())
        .extracting(TransactionView::transactionId)
        .containsExactly("T-2", "T-1");
  }

  @Test
  void anArrivalWithoutATimeIsLeftToItsConstraints() {
    assertThat(purchase("T-1", "5.00", null).occurredAt()).isNull();
  }

  private void assertInvalid(NewTransaction arrival, String field, String... told) {
    assertThatThrownBy(() -> service.record(arrival))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refusal -> assertThat(refusal.field()).isEqualTo(field))
        .hasMessageContainingAll(told);
  }

  private static NewTransaction purchase(String id, String amount, Instant at) {
    return arrival(id, "M-1", Kinds.PURCHASE, amount, at, null);
  }

  private static NewTransaction refund(String id, String of, String amount) {
    return arrival(id, "M-1", Kinds.REFUND, amount, NOON, of);
  }

  private static NewTransaction arrival(
      String id, String member, ActivityKind kind, String amount, Instant at, String refundOf) {
    return new NewTransaction(id, member, kind, new BigDecimal(amount), "EUR", at, refundOf);
  }
}
