package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.points.PointsEarningService;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Every kind of transaction that has an amount can be refunded, in parts, over HTTP and in a file.
 */
abstract class RefundApiTest extends ApiTest {

  private static final String TRANSACTIONS = "/api/transactions";

  @Autowired private PointsEarningService earning;
  @Autowired private TransactionHistory history;
  @Autowired private TransactionOperations unitOfWork;

  @AfterEach
  void everyAccountAddsUp() {
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUND")
  void everyKindIsRefundedInPartsDownToNothing(TransactionKind kind) {
    String member = aMember();
    String id = unused("T");
    record(id, member, kind, "12000.00", null);
    upgrade(member);
    assertThat(balance(member)).isEqualTo(1200);

    assertThat(record(unused("R"), member, TransactionKind.REFUND, "4000.00", id).status())
        .isEqualTo(201);
    assertThat(balance(member)).isEqualTo(800);
    assertThat(spend(member).annualSpend()).isEqualByComparingTo("8000.00");
    assertThat(record(unused("R"), member, TransactionKind.REFUND, "8000.00", id).status())
        .isEqualTo(201);

    assertThat(balance(member)).isZero();
    assertThat(spend(member).annualSpend()).isEqualByComparingTo("0");
    assertThat(spend(member).monthlySpend()).isEqualByComparingTo("0");
    assertThat(spend(member).annualTransactions()).isZero();
    ApiAnswer beyond = record(unused("R"), member, TransactionKind.REFUND, "0.01", id);
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.wrongField()).isEqualTo("amount");
    assertThat(beyond.detail())
        .isEqualTo(
            "The refund is more than the 0.00 USD that remain of %s %s.".formatted(kind, id));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUND")
  void everyKindIsRefundedInAFileToo(TransactionKind kind) {
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
    record(purchase, member, TransactionKind.PURCHASE, "10.00", null);
    record(unused("T"), member, TransactionKind.BOOKING, "10.00", null);

    record(unused("R"), member, TransactionKind.REFUND, "9.99", purchase);

    assertThat(spend(member).annualTransactions()).isOne();
  }

  @Test
  void aRefundAndWhatHasNoAmountCannotBeRefunded() {
    String member = aMember();
    String booking = unused("T");
    String review = unused("T");
    String refund = unused("R");
    record(booking, member, TransactionKind.BOOKING, "10.00", null);
    record(review, member, TransactionKind.REVIEW, "0", null);
    record(refund, member, TransactionKind.REFUND, "5.00", booking);

    ApiAnswer ofRefund = record(unused("R"), member, TransactionKind.REFUND, "1.00", refund);
    ApiAnswer ofNothing = record(unused("R"), member, TransactionKind.REFUND, "0", review);

    assertThat(ofRefund.status()).isEqualTo(400);
    assertThat(ofRefund.wrongField()).isEqualTo("refundOf");
    assertThat(ofRefund.detail())
        .isEqualTo("Transaction %s is itself a REFUND; accepted: any other kind.", refund);
    assertThat(ofNothing.status()).isEqualTo(400);
    assertThat(ofNothing.wrongField()).isEqualTo("refundOf");
    assertThat(ofNothing.detail())
        .isEqualTo("REVIEW %s has no amount that can be refunded.", review);
    assertThat(listed(member)).hasSize(3);
  }

  @Test
  void theLedgerNamesWhatWasRefunded() {
    String member = aMember();
    String booking = unused("T");
    record(booking, member, TransactionKind.BOOKING, "100.00", null);
    upgrade(member);

    record(unused("R"), member, TransactionKind.REFUND, "100.00", booking);

    JsonNode newest = get("/api/members/" + member + "/ledger").body().path("items").get(0);
    assertThat(newest.path("type").asText()).isEqualTo("REVERSE");
    assertThat(newest.path("points").asLong()).isEqualTo(-10);
    assertThat(newest.path("reason").asText())
        .isEqualTo("Refund of booking %s, at the terms it earned under.", booking);
  }

  private ApiAnswer record(
      String id, String member, TransactionKind kind, String amount, String refundOf) {
    return post(
        TRANSACTIONS,
        body(
            "transactionId",
            id,
            "memberNumber",
            member,
            "kind",
            kind.name(),
            "amount",
            new BigDecimal(amount),
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
