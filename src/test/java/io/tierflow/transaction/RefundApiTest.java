package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.points.PointsEarningService;
import io.tierflow.policy.ActivityKind;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Every kind of transaction whose table says so can be refunded, in parts, over HTTP and in a file.
 */
abstract class RefundApiTest extends ApiTest {

  private static final String TRANSACTIONS = "/api/transactions";

  @Autowired private PointsEarningService earning;
  @Autowired private TransactionHistory history;
  @Autowired private TransactionOperations unitOfWork;

  static List<ActivityKind> refundable() {
    return List.of(Kinds.PURCHASE, Kinds.BOOKING, Kinds.EVENT, Kinds.REVIEW);
  }

  @AfterEach
  void everyAccountAddsUp() {
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  @ParameterizedTest
  @MethodSource("refundable")
  void everyKindIsRefundedInPartsDownToNothing(ActivityKind kind) {
    String member = aMember();
    String id = unused("T");
    record(id, member, kind, "12000.00", null);
    upgrade(member);
    assertThat(balance(member)).isEqualTo(1200);

    assertThat(record(unused("R"), member, Kinds.REFUND, "4000.00", id).status()).isEqualTo(201);
    assertThat(balance(member)).isEqualTo(800);
    assertThat(spend(member).annualSpend()).isEqualByComparingTo("8000.00");
    assertThat(record(unused("R"), member, Kinds.REFUND, "8000.00", id).status()).isEqualTo(201);

    assertThat(balance(member)).isZero();
    assertThat(spend(member).annualSpend()).isEqualByComparingTo("0");
    assertThat(spend(member).monthlySpend()).isEqualByComparingTo("0");
    assertThat(spend(member).annualTransactions()).isZero();
    ApiAnswer beyond = record(unused("R"), member, Kinds.REFUND, "0.01", id);
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.wrongField()).isEqualTo("amount");
    assertThat(beyond.detail())
        .isEqualTo(
            "The refund is more than the 0.00 USD that remain of %s %s.".formatted(kind, id));
  }

  @ParameterizedTest
  @MethodSource("refundable")
  void everyKindIsRefundedInAFileToo(ActivityKind kind) {
    String member = aMember();
    String id = unused("T");
    String refund = unused("R");

    ApiAnswer answer =
        upload(
            "/api/imports/transactions",
            """
            transaction_id,member_number,kind,amount,currency,occurred_at,refund_of
            %1$s,%2$s,%3$s,250.00,USD,2026-10-30T12:00:00Z,
            %4$s-1,%2$s,REFUND,50.00,USD,2026-10-30T13:00:00Z,%1$s
            %4$s-2,%2$s,REFUND,200.00,USD,2026-10-30T14:00:00Z,%1$s
            %4$s-3,%2$s,REFUND,0.01,USD,2026-10-30T14:00:00Z,%1$s
            """
                .formatted(id, member, kind, refund));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(3);
    assertThat(answer.body().path("rejected").asInt()).isEqualTo(1);
    upgrade(member);
    assertThat(balance(member)).isZero();
    assertThat(spend(member).annualSpend()).isEqualByComparingTo("0");
  }

  @Test
  void aPurchaseRefundedInPartStillCountsAsOneAndABookingNever() {
    String member = aMember();
    String purchase = unused("T");
    record(purchase, member, Kinds.PURCHASE, "10.00", null);
    record(unused("T"), member, Kinds.BOOKING, "10.00", null);

    record(unused("R"), member, Kinds.REFUND, "9.99", purchase);

    assertThat(spend(member).annualTransactions()).isOne();
  }

  @Test
  void aRefundAndWhatItsKindDoesNotAllowCannotBeRefunded() {
    String member = aMember();
    String booking = unused("T");
    String referral = unused("T");
    String refund = unused("R");
    record(booking, member, Kinds.BOOKING, "10.00", null);
    record(referral, member, Kinds.REFERRAL, "0", null);
    record(refund, member, Kinds.REFUND, "5.00", booking);

    ApiAnswer ofRefund = record(unused("R"), member, Kinds.REFUND, "1.00", refund);
    ApiAnswer ofReferral = record(unused("R"), member, Kinds.REFUND, "0", referral);

    assertThat(ofRefund.status()).isEqualTo(400);
    assertThat(ofRefund.wrongField()).isEqualTo("refundOf");
    assertThat(ofRefund.detail())
        .isEqualTo("Transaction %s is itself a REFUND; accepted: any other kind.", refund);
    assertThat(ofReferral.status()).isEqualTo(400);
    assertThat(ofReferral.wrongField()).isEqualTo("refundOf");
    assertThat(ofReferral.detail())
        .isEqualTo("REFERRAL %s can't be refunded, nor anything of its kind.", referral);
    assertThat(listed(member)).hasSize(3);
  }

  @Test
  void whatHasNoAmountIsCancelledOnceByARefundWithoutOne() {
    String member = aMember();
    String review = unused("T");
    String refund = unused("R");
    record(review, member, Kinds.REVIEW, null, null);

    assertThat(record(refund, member, Kinds.REFUND, null, review).status()).isEqualTo(201);

    assertThat(record(refund, member, Kinds.REFUND, "0", review).status()).isEqualTo(200);
    ApiAnswer again = record(unused("R"), member, Kinds.REFUND, null, review);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.detail()).isEqualTo("REVIEW %s is already cancelled.", review);
    for (JsonNode each : listed(member)) {
      assertThat(each.path("cancelled").asBoolean())
          .isEqualTo(each.path("transactionId").asText().equals(review));
    }
  }

  @Test
  void aRefundOfWhatHasAnAmountSaysHowMuch() {
    String member = aMember();
    String purchase = unused("T");
    record(purchase, member, Kinds.PURCHASE, "10.00", null);

    ApiAnswer answer = record(unused("R"), member, Kinds.REFUND, null, purchase);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo("amount");
    assertThat(answer.detail()).startsWith("The field amount must be given for a REFUND");
  }

  @Test
  void theLedgerNamesWhatWasRefunded() {
    String member = aMember();
    String booking = unused("T");
    record(booking, member, Kinds.BOOKING, "100.00", null);
    upgrade(member);

    record(unused("R"), member, Kinds.REFUND, "100.00", booking);

    JsonNode newest = get("/api/members/" + member + "/ledger").body().path("items").get(0);
    assertThat(newest.path("type").asText()).isEqualTo("REVERSE");
    assertThat(newest.path("points").asLong()).isEqualTo(-10);
    assertThat(newest.path("reason").asText())
        .isEqualTo("Refund of booking %s, at the terms it earned under.", booking);
  }

  private ApiAnswer record(
      String id, String member, ActivityKind kind, String amount, String refundOf) {
    return post(
        TRANSACTIONS,
        body(
            "transactionId",
            id,
            "memberNumber",
            member,
            "kind",
            kind.code(),
            "amount",
            amount == null ? null : new BigDecimal(amount),
            "currency",
            "USD",
            "occurredAt",
            "2026-10-30T12:00:00Z",
            "refundOf",
            refundOf));
  }

  private void upgrade(String member) {
    LocalDate asOf = LocalDate.parse(TODAY);
    String instance = unused("upgrade");
    unitOfWork.executeWithoutResult(
        status -> {
          earning.calculateLoyaltyPointsEarned(member, asOf, instance);
          earning.updateCustomerPointsBalance(member, asOf, instance);
        });
  }

  private SpendFigures spend(String member) {
    return history.spend(member, LocalDate.parse(TODAY));
  }

  private long balance(String member) {
    return get("/api/members/" + member).body().path("pointsBalance").asLong(-1);
  }

  private JsonNode listed(String member) {
    return get("/api/members/" + member + "/transactions").body().path("items");
  }
}
