package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.ActivityKind;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is recorded of an activity hangs on what the table says of its kind. */
@CoreTest
class ActivityKindsTest {

  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");

  private final CoreProgramme programme = new CoreProgramme();
  private final TransactionService service = programme.the(TransactionService.class);
  private final TransactionRecorder recorder = programme.the(TransactionRecorder.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

  @Test
  void anAmountThatMustBeThereIsAskedFor() {
    assertInvalid(
        arrival("T-1", Kinds.PURCHASE, null), "amount", "must be given for the kind PURCHASE");
  }

  @Test
  void anAmountThatMayBeThereIsZeroWithoutOne() {
    service.record(arrival("T-1", Kinds.EVENT, null));

    assertThat(kept("T-1").getAmount()).isEqualByComparingTo("0");
    assertThat(service.record(arrival("T-1", Kinds.EVENT, "0")).first()).isFalse();
    assertThat(service.record(arrival("T-2", Kinds.EVENT, "5.00")).first()).isTrue();
  }

  @Test
  void aKindWithoutAmountTakesNone() {
    kind("EVENT", Map.of("amount", "NONE"));

    assertThat(service.record(arrival("T-1", Kinds.EVENT, null)).first()).isTrue();
    assertThat(service.record(arrival("T-2", Kinds.EVENT, "0.00")).first()).isTrue();
    assertInvalid(arrival("T-3", Kinds.EVENT, "0.01"), "amount", "The kind EVENT has no amount");
  }

  @Test
  void aKindThatTheProgrammeDoesNotHaveIsRefusedWithThoseThatItHas() {
    assertInvalid(arrival("T-1", new ActivityKind("FLIGHT"), "1.00"), "kind", "PURCHASE", "REFUND");
  }

  @Test
  void whatCountsAsSpendIsKeptAndItsRefundTakesItBack() {
    service.record(arrival("T-1", Kinds.PURCHASE, "10.00"));
    service.record(refund("R-1", "T-1", "4.00"));

    assertThat(kept("T-1").getEffect().spend()).isEqualByComparingTo("10");
    assertThat(kept("R-1").getEffect().spend()).isEqualByComparingTo("-4");
    assertThat(spend().annualSpend()).isEqualByComparingTo("6");
    assertThat(spend().annualTransactions()).isOne();
  }

  @Test
  void whatDoesNotCountAddsNothingAndItsRefundTakesNothing() {
    kind("BOOKING", Map.of("countsAsSpend", false, "countsAsTransaction", true));
    service.record(arrival("T-1", Kinds.BOOKING, "10.00"));
    service.record(refund("R-1", "T-1", "4.00"));

    assertThat(spend().annualSpend()).isEqualByComparingTo("0");
    assertThat(spend().annualTransactions()).isOne();
  }

  @Test
  void whatIsRecordedKeepsItsTerms() {
    service.record(arrival("T-1", Kinds.BOOKING, "10.00"));
    kind("BOOKING", Map.of("countsAsSpend", false, "refundable", false));
    service.record(arrival("T-2", Kinds.BOOKING, "10.00"));

    assertThat(service.record(refund("R-1", "T-1", "4.00")).first()).isTrue();
    assertInvalid(refund("R-2", "T-2", "4.00"), "refundOf", "BOOKING T-2 can't be refunded");
    assertThat(spend().annualSpend()).isEqualByComparingTo("6");
  }

  @Test
  void aCancelledActivityGivesItsFixedPointsBack() {
    service.record(arrival("T-1", Kinds.EVENT, null));
    member.upgrades("run", CoreProgramme.TODAY);
    assertThat(member.balance()).isEqualTo(20);

    service.record(refund("R-1", "T-1", null));

    assertThat(member.balance()).isZero();
    assertThat(kept("T-1").isFullyRefunded()).isTrue();
    assertInvalid(refund("R-2", "T-1", "0.00"), "refundOf", "EVENT T-1 is already cancelled");
  }

  @Test
  void aLimitHoldsForADayOfTheProgramme() {
    kind("EVENT", Map.of("dailyLimit", 2L));
    // The programme's 30 October ends at 23:00 UTC.
    Instant late = Instant.parse("2026-10-30T22:59:59Z");
    service.record(at(late, "T-1", Kinds.EVENT));
    service.record(at(late, "T-2", Kinds.EVENT));

    assertThatThrownBy(() -> service.record(at(late, "T-3", Kinds.EVENT)))
        .isInstanceOf(ConflictException.class)
        .hasMessage("The member M-1 already has 2 EVENT of 2026-10-30; accepted: at most 2 a day.");
    assertThat(service.record(at(late, "T-2", Kinds.EVENT)).first()).isFalse();
    assertThat(service.record(at(late.plusSeconds(1), "T-3", Kinds.EVENT)).first()).isTrue();
    assertThat(service.record(at(late, "T-4", Kinds.BOOKING)).first()).isTrue();
    assertThat(programme.store().locked()).contains("M-1");
  }

  @Test
  void aLimitHoldsWithinAFileToo() {
    kind("EVENT", Map.of("dailyLimit", 2L));

    List<RecordResult> results =
        recorder.record(
            IntStream.range(0, 4).mapToObj(each -> at(NOON, "T-" + each, Kinds.EVENT)).toList());

    assertThat(results)
        .extracting(RecordResult::isRefused)
        .containsExactly(false, false, true, true);
  }

  @Test
  void eachKindIsAskedForOnceInATransaction() {
    AtomicInteger asked = new AtomicInteger();
    programme
        .tables()
        .deploy(
            "activity-kinds",
            inputs -> {
              asked.incrementAndGet();
              return row(Map.of());
            });

    OneTransaction.in(
        () ->
            recorder.record(
                IntStream.range(0, 50)
                    .mapToObj(
                        each -> at(NOON, "T-" + each, each % 2 == 0 ? Kinds.EVENT : Kinds.REVIEW))
                    .toList()));

    assertThat(asked).hasValue(2);
  }

  private void kind(String code, Map<String, Object> terms) {
    programme
        .tables()
        .deploy(
            "activity-kinds", inputs -> row(code.equals(inputs.get("kind")) ? terms : Map.of()));
  }

  private static Map<String, Object> row(Map<String, Object> terms) {
    Map<String, Object> row =
        new HashMap<>(
            Map.of(
                "amount",
                "OPTIONAL",
                "countsAsSpend",
                true,
                "countsAsTransaction",
                false,
                "refundable",
                true));
    row.putAll(terms);
    return row;
  }

  private SpendFigures spend() {
    return programme.the(TransactionHistory.class).spend("M-1", CoreProgramme.TODAY);
  }

  private Transaction kept(String id) {
    return programme.store().find(Transaction.class, id);
  }

  private void assertInvalid(NewTransaction arrival, String field, String... told) {
    assertThatThrownBy(() -> service.record(arrival))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refusal -> assertThat(refusal.field()).isEqualTo(field))
        .hasMessageContainingAll(told);
  }

  private static NewTransaction refund(String id, String of, String amount) {
    return new NewTransaction(id, "M-1", Kinds.REFUND, decimal(amount), "EUR", NOON, of);
  }

  private static NewTransaction arrival(String id, ActivityKind kind, String amount) {
    return new NewTransaction(id, "M-1", kind, decimal(amount), "EUR", NOON, null);
  }

  private static NewTransaction at(Instant at, String id, ActivityKind kind) {
    return new NewTransaction(id, "M-1", kind, BigDecimal.ONE, "EUR", at, null);
  }

  private static BigDecimal decimal(String amount) {
    return amount == null ? null : new BigDecimal(amount);
  }
}
