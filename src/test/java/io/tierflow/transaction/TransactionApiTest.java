package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.points.PointsEarningService;
import io.tierflow.points.PointsService;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Transactions come in over HTTP, once or again, alone or at once. */
abstract class TransactionApiTest extends ApiTest {

  private static final String TRANSACTIONS = "/api/transactions";
  private static final String EARLIER = "2026-10-30T12:00:00Z";

  @Autowired private PointsEarningService earning;
  @Autowired private PointsService points;
  @Autowired private TransactionOperations unitOfWork;

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

  @Test
  void refundsInPartsTakeAPurchaseBackAndNoMore() {
    String member = aMember();
    String purchase = unused("T");
    post(TRANSACTIONS, purchase(purchase, member, "100.00"));

    assertThat(post(TRANSACTIONS, refund(unused("R"), member, "60.00", purchase)).status())
        .isEqualTo(201);
    ApiAnswer tooMuch = post(TRANSACTIONS, refund(unused("R"), member, "40.01", purchase));
    assertThat(post(TRANSACTIONS, refund(unused("R"), member, "40.00", purchase)).status())
        .isEqualTo(201);
    ApiAnswer afterAll = post(TRANSACTIONS, refund(unused("R"), member, "0.01", purchase));

    assertThat(tooMuch.status()).isEqualTo(400);
    assertThat(tooMuch.wrongField()).isEqualTo("amount");
    assertThat(tooMuch.detail()).contains("40.00 USD that remain of PURCHASE " + purchase);
    assertThat(afterAll.wrongField()).isEqualTo("amount");
    assertThat(listedUnder(member, purchase).path("refundedAmount").decimalValue())
        .isEqualByComparingTo("100.00");
  }

  @Test
  void theSameRefundAgainGivesTheFirstResultAndTakesNothingMore() {
    String member = aMember();
    String purchase = unused("T");
    post(TRANSACTIONS, purchase(purchase, member, "100.00"));
    String refund = refund(unused("R"), member, "100.00", purchase);

    ApiAnswer first = post(TRANSACTIONS, refund);
    ApiAnswer second = post(TRANSACTIONS, refund);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body().path("earning").asText()).isEqualTo("NEVER");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void aRefundNeedsATransactionOfTheSameMemberThatIsNotYounger() {
    String member = aMember();
    String purchase = unused("T");
    String othersPurchase = unused("T");
    post(TRANSACTIONS, purchase(purchase, member, "10.00"));
    post(TRANSACTIONS, purchase(othersPurchase, aMember(), "10.00"));

    for (String wrong : new String[] {null, unused("T"), othersPurchase}) {
      ApiAnswer answer = post(TRANSACTIONS, refund(unused("R"), member, "1.00", wrong));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.wrongField()).isEqualTo("refundOf");
    }
    ApiAnswer older =
        post(
            TRANSACTIONS,
            changed(
                refund(unused("R"), member, "1.00", purchase),
                "occurredAt",
                "2026-10-30T11:57:59Z"));
    assertThat(older.wrongField()).isEqualTo("occurredAt");
    assertThat(post(TRANSACTIONS, refund(unused("R"), "nobody", "1.00", purchase)).wrongField())
        .isEqualTo("memberNumber");
  }

  @Test
  void aTransactionThatHasEarnedShowsWhatAndWhy() {
    String member = aMember();
    String purchase = unused("T");
    post(TRANSACTIONS, purchase(purchase, member, "99.95"));

    upgrade(member, "upgrade-of-" + member);

    JsonNode earned = listedUnder(member, purchase);
    assertThat(earned.path("earning").asText()).isEqualTo("EARNED");
    assertThat(earned.path("exactShare").decimalValue()).isEqualByComparingTo("9.995");
    assertThat(earned.path("rate").asText()).isEqualTo("0.1");
    assertThat(earned.path("multiplier").asText()).isEqualTo("1");
    assertThat(earned.path("fixedPoints").isNull()).isTrue();
    assertThat(earned.path("tableVersion").asInt()).isEqualTo(1);
    assertThat(earned.path("rule").asText()).isEqualTo("a-tenth");
    assertThat(earned.path("reason").asText()).isEqualTo("A purchase earns a tenth of its amount.");
    assertThat(earned.path("earnedOn").asText()).isEqualTo(TODAY);
    assertThat(earned.path("pointsExpireOn").asText()).isEqualTo("2028-10-30");
    assertThat(earned.path("processInstanceId").asText()).isEqualTo("upgrade-of-" + member);
    assertThat(balance(member)).isEqualTo(9);
  }

  @Test
  void aRefundAfterEarningTakesBackWhatItsPartEarned() {
    String member = aMember();
    String purchase = unused("T");
    post(TRANSACTIONS, purchase(purchase, member, "100.00"));
    upgrade(member, unused("upgrade"));

    post(TRANSACTIONS, refund(unused("R"), member, "33.33", purchase));

    assertThat(balance(member)).isEqualTo(6);
    assertThat(listedUnder(member, purchase).path("exactShare").decimalValue())
        .isEqualByComparingTo("6.667");
    post(TRANSACTIONS, refund(unused("R"), member, "66.67", purchase));
    assertThat(balance(member)).isZero();
  }

  @Test
  void aRefundOfPointsThatAreSpentLeavesAShortfallAndNoDebt() {
    String member = aMember();
    String purchase = unused("T");
    post(TRANSACTIONS, purchase(purchase, member, "100.00"));
    upgrade(member, unused("upgrade"));
    points.spend(member, unused("spend"), 8);

    assertThat(post(TRANSACTIONS, refund(unused("R"), member, "100.00", purchase)).status())
        .isEqualTo(201);

    assertThat(balance(member)).isZero();
  }

  @Test
  void theSameTransactionPostedByManyAtOnceIsRecordedOnce() throws Exception {
    String member = aMember();
    String purchase = purchase(unused("T"), member, "12.50");

    List<ApiAnswer> answers = atOnce(8, () -> post(TRANSACTIONS, purchase));

    assertThat(answers)
        .extracting(ApiAnswer::status)
        .containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200, 200, 200);
    assertThat(answers.stream().map(ApiAnswer::body).distinct()).hasSize(1);
    assertThat(listed(member)).hasSize(1);
  }

  @Test
  void refundsAtOnceNeverTakeMoreThanThePurchase() throws Exception {
    String member = aMember();
    String purchase = unused("T");
    post(TRANSACTIONS, purchase(purchase, member, "100.00"));
    upgrade(member, unused("upgrade"));

    List<ApiAnswer> answers =
        atOnce(8, () -> post(TRANSACTIONS, refund(unused("R"), member, "30.00", purchase)));

    assertThat(answers)
        .extracting(ApiAnswer::status)
        .containsExactlyInAnyOrder(201, 201, 201, 400, 400, 400, 400, 400);
    assertThat(balance(member)).isEqualTo(1);
    assertThat(listedUnder(member, purchase).path("refundedAmount").decimalValue())
        .isEqualByComparingTo("90.00");
  }

  @Test
  void theSameRefundPostedByManyAtOnceTakesBackOnce() throws Exception {
    String member = aMember();
    String purchase = unused("T");
    post(TRANSACTIONS, purchase(purchase, member, "100.00"));
    upgrade(member, unused("upgrade"));
    String refund = refund(unused("R"), member, "50.00", purchase);

    List<ApiAnswer> answers = atOnce(8, () -> post(TRANSACTIONS, refund));

    assertThat(answers).extracting(ApiAnswer::status).containsOnlyOnce(201).contains(200);
    assertThat(answers.stream().map(ApiAnswer::body).distinct()).hasSize(1);
    assertThat(balance(member)).isEqualTo(5);
  }

  @Test
  void aMembersTransactionsAreListedNewestFirstInPages() {
    String member = aMember();
    String mark = unused("T");
    for (String day : new String[] {"29", "31", "30", "28"}) {
      post(
          TRANSACTIONS,
          changed(
              purchase(mark + "-" + day, member, "1.00"),
              "occurredAt",
              "2026-10-" + day + "T01:00:00Z"));
    }

    ApiAnswer second = get("/api/members/" + member + "/transactions?page=1&size=3");

    assertThat(listed(member).findValuesAsText("transactionId"))
        .containsExactly(mark + "-31", mark + "-30", mark + "-29", mark + "-28");
    assertThat(second.body().path("items").findValuesAsText("transactionId"))
        .containsExactly(mark + "-28");
    assertThat(second.body().path("total").asInt()).isEqualTo(4);
    assertThat(get("/api/members/nobody/transactions").status()).isEqualTo(404);
    assertThat(get("/api/members/" + member + "/transactions?size=0").wrongField())
        .isEqualTo("size");
  }

  @Test
  void whatNoControllerTakesIsToldByProblemDetailsToo() {
    ApiAnswer method = put(TRANSACTIONS, "{}");
    ApiAnswer address = get("/api/nothing");

    assertThat(method.status()).isEqualTo(405);
    assertThat(method.detail()).isEqualTo("Method 'PUT' is not supported.");
    assertThat(address.status()).isEqualTo(404);
    assertThat(address.detail()).isEqualTo("There is nothing at this URL.");
  }

  private void upgrade(String member, String instance) {
    LocalDate asOf = LocalDate.parse(TODAY);
    unitOfWork.executeWithoutResult(
        status -> {
          earning.calculateLoyaltyPointsEarned(member, asOf, instance);
          earning.updateCustomerPointsBalance(member, asOf, instance);
        });
  }

  private long balance(String member) {
    return get("/api/members/" + member).body().path("pointsBalance").asLong(-1);
  }

  private JsonNode listed(String member) {
    return get("/api/members/" + member + "/transactions").body().path("items");
  }

  private JsonNode listedUnder(String member, String id) {
    for (JsonNode transaction : listed(member)) {
      if (transaction.path("transactionId").asText().equals(id)) {
        return transaction;
      }
    }
    throw new AssertionError("There is no transaction %s of %s.".formatted(id, member));
  }

  private String purchase(String id, String member, String amount) {
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

  private String refund(String id, String member, String amount, String purchase) {
    return body(
        "transactionId", id,
        "memberNumber", member,
        "kind", "REFUND",
        "amount", new BigDecimal(amount),
        "currency", "USD",
        "occurredAt", EARLIER,
        "refundOf", purchase);
  }
}
