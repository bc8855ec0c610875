package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.PointsEarningService;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A till whose clock is a little ahead loses no purchase, and one that is a little behind no
 * refund; both earn and take back on the days that they say.
 */
abstract class ToleratedClockTest extends ApiTest {

  private static final String HEADER =
      "transaction_id,member_number,kind,amount,currency,occurred_at,refund_of\n";

  @Autowired private PointsEarningService earning;
  @Autowired private TransactionOperations unitOfWork;

  @Test
  void aTransactionUpToTwoMinutesAheadIsRecordedAndEarnsToday() {
    String member = aMember();

    ApiAnswer ahead = transaction(unused("T"), member, "2026-10-31T11:02:00Z", null);
    ApiAnswer tooFar = transaction(unused("T"), member, "2026-10-31T11:02:01Z", null);
    upgrade(member, TODAY);

    assertThat(ahead.status()).isEqualTo(201);
    assertThat(ahead.body().path("occurredAt").asText()).isEqualTo("2026-10-31T11:02:00Z");
    assertThat(tooFar.status()).isEqualTo(400);
    assertThat(tooFar.wrongField()).isEqualTo("occurredAt");
    assertThat(tooFar.detail()).contains("now, with a tolerance of 120 s");
    assertThat(balance(member)).isEqualTo(10);
  }

  @Test
  void aLineOfAFileIsToleratedInTheSameWay() {
    String member = aMember();
    String line = "%s,%s,PURCHASE,100.00,USD,%s,\n";

    ApiAnswer answer =
        upload(
            "/api/imports/transactions",
            HEADER
                + line.formatted(unused("T"), member, "2026-10-31T12:02:00+0100")
                + line.formatted(unused("T"), member, "2026-10-31T12:02:01+0100"));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.body().path("rejected").asInt()).isEqualTo(1);
  }

  @Test
  void oneThatIsAheadOfMidnightEarnsOnItsOwnDayAndOnce() {
    String member = aMember();
    clock().set("2026-10-31T22:59:30Z");

    ApiAnswer answer = transaction(unused("T"), member, "2026-10-31T23:00:30Z", null);
    upgrade(member, TODAY);
    long onTheDayBefore = balance(member);
    clock().set("2026-11-01T11:00:00Z");
    upgrade(member, "2026-11-01");
    upgrade(member, "2026-11-01");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(onTheDayBefore).isZero();
    assertThat(balance(member)).isEqualTo(10);
  }

  @Test
  void aRefundUpToTwoMinutesBeforeItsPurchaseTakesItBack() {
    String member = aMember();
    String purchase = unused("T");
    transaction(purchase, member, "2026-10-31T10:00:00Z", null);
    upgrade(member, TODAY);

    ApiAnswer tooFar = transaction(unused("R"), member, "2026-10-31T09:57:59Z", purchase);
    ApiAnswer before = transaction(unused("R"), member, "2026-10-31T09:58:00Z", purchase);

    assertThat(tooFar.status()).isEqualTo(400);
    assertThat(tooFar.wrongField()).isEqualTo("occurredAt");
    assertThat(before.status()).isEqualTo(201);
    assertThat(balance(member)).isZero();
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  private ApiAnswer transaction(String id, String member, String occurredAt, String purchase) {
    return post(
        "/api/transactions",
        body(
            "transactionId", id,
            "memberNumber", member,
            "kind", purchase == null ? "PURCHASE" : "REFUND",
            "amount", new BigDecimal("100.00"),
            "currency", "USD",
            "occurredAt", occurredAt,
            "refundOf", purchase));
  }

  private void upgrade(String member, String day) {
    LocalDate asOf = LocalDate.parse(day);
    String instance = unused("upgrade");
    unitOfWork.executeWithoutResult(
        status -> {
          earning.calculateLoyaltyPointsEarned(member, asOf, instance);
          earning.updateCustomerPointsBalance(member, asOf, instance);
        });
  }

  private long balance(String member) {
    return get("/api/members/" + member).body().path("pointsBalance").asLong(-1);
  }
}
