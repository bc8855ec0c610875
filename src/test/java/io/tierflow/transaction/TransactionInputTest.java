package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted as a transaction, and what is refused by name. */
abstract class TransactionInputTest extends ApiTest {

  static final String TRANSACTIONS = "/api/transactions";
  static final String EARLIER = "2026-10-30T12:00:00Z";

  @AfterEach
  void everyAccountAddsUp() {
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  @Test
  void aTransactionIsRecordedAndWaitsToEarn() {
    String member = aMember();
    String id = unused("T");

    ApiAnswer answer = post(TRANSACTIONS, purchase(id, member, "12.5"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("transactionId").asText()).isEqualTo(id);
    assertThat(answer.body().path("memberNumber").asText()).isEqualTo(member);
    assertThat(answer.body().path("kind").asText()).isEqualTo("PURCHASE");
    assertThat(answer.body().path("amount").decimalValue()).isEqualByComparingTo("12.50");
    assertThat(answer.body().path("currency").asText()).isEqualTo("USD");
    assertThat(answer.body().path("occurredAt").asText()).isEqualTo(EARLIER);
    assertThat(answer.body().path("earning").asText()).isEqualTo("PENDING");
    assertThat(answer.body().path("reason").asText()).contains("next upgrade");
    assertThat(answer.body().path("exactShare").isNull()).isTrue();
  }

  @Test
  void theSameTransactionAgainGivesTheFirstResultAndChangesNothing() {
    String member = aMember();
    String purchase = purchase(unused("T"), member, "12.50");

    ApiAnswer first = post(TRANSACTIONS, purchase);
    clock().set("2026-11-01T12:00:00Z");
    ApiAnswer second = post(TRANSACTIONS, purchase);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(listed(member)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "kind,       BOOKING",
    "amount,     12.51",
    "occurredAt, 2026-10-30T12:00:01Z",
    "memberNumber, somebody else",
  })
  void theSameIdWithOtherContentIsRefused(String field, String value) {
    String member = aMember();
    String id = unused("T");
    post(TRANSACTIONS, purchase(id, member, "12.50"));

    ApiAnswer answer =
        post(
            TRANSACTIONS,
            changed(
                purchase(id, member, "12.50"),
                field,
                field.equals("memberNumber") ? aMember() : value));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail())
        .isEqualTo("The transaction %s is already recorded, with different content.".formatted(id));
    assertThat(listed(member)).hasSize(1);
    assertThat(listed(member).get(0).path("amount").decimalValue()).isEqualByComparingTo("12.50");
  }

  @Test
  void theTimeIsCutToWholeSecondsSoTheSameTransactionStaysTheSame() {
    String purchase =
        changed(
            purchase(unused("T"), aMember(), "1.00"),
            "occurredAt",
            "2026-10-30T14:00:00.987654321+02:00");

    ApiAnswer first = post(TRANSACTIONS, purchase);
    ApiAnswer second = post(TRANSACTIONS, purchase);

    assertThat(first.body().path("occurredAt").asText()).isEqualTo(EARLIER);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.01", "9999999999.99", "5E+3"})
  void anAmountFromNothingToTenBillionIsAccepted(String amount) {
    assertThat(post(TRANSACTIONS, purchase(unused("T"), aMember(), amount)).status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "transactionId, a b,                 transactionId",
    "transactionId, '',                  transactionId",
    "transactionId, tränsaction,         transactionId",
    "memberNumber,  nobody,              memberNumber",
    "amount,        -0.01,               amount",
    "amount,        1.001,               amount",
    "amount,        1.000,               amount",
    "amount,        10000000000.00,      amount",
    "amount,        1E+999999999,        amount",
    "amount,        1E-999999999,        amount",
    "currency,      EUR,                 currency",
    "currency,      usd,                 currency",
    "occurredAt,    2026-10-31T11:02:01Z, occurredAt",
    "occurredAt,    1899-12-31T23:59:59Z, occurredAt",
    "occurredAt,    +999999999-12-31T23:59:59Z, occurredAt",
    "refundOf,      T-1,                 refundOf",
  })
  void whatCannotBeAcceptedIsRefusedByName(String field, String value, String wrongField) {
    String member = aMember();

    ApiAnswer answer =
        post(TRANSACTIONS, changed(purchase(unused("T"), member, "1.00"), field, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo(wrongField);
    assertThat(answer.detail()).isNotBlank();
    assertThat(listed(member)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"transactionId", "memberNumber", "kind", "amount", "currency", "occurredAt"})
  void whatIsMissingIsRefusedByName(String field) {
    ApiAnswer answer =
        post(TRANSACTIONS, changed(purchase(unused("T"), aMember(), "1.00"), field, null));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"kind, GIFT", "amount, a lot", "occurredAt, yesterday", "points, 5"})
  void whatCannotBeReadIsRefusedByName(String field, String value) {
    ApiAnswer answer =
        post(TRANSACTIONS, changed(purchase(unused("T"), aMember(), "1.00"), field, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(field);
  }

  @Test
  void aClosedMembershipTakesNoTransactionButStillKnowsTheEarlierOnes() {
    String member = aMember();
    String purchase = purchase(unused("T"), member, "1.00");
    post(TRANSACTIONS, purchase);
    post("/api/members/" + member + "/closure", "");

    assertThat(post(TRANSACTIONS, purchase(unused("T"), member, "1.00")).status()).isEqualTo(409);
    assertThat(post(TRANSACTIONS, purchase).status()).isEqualTo(200);
    assertThat(listed(member)).hasSize(1);
  }

  JsonNode listed(String member) {
    return get("/api/members/" + member + "/transactions").body().path("items");
  }

  String purchase(String id, String member, String amount) {
    return body(
        "transactionId",
        id,
        "memberNumber",
        member,
        "kind",
        "PURCHASE",
        "amount",
        new BigDecimal(amount),
        "currency",
        "USD",
        "occurredAt",
        EARLIER);
  }
}
