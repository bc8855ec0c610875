package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.points.PointsEarningService;
import io.tierflow.points.PointsService;
import io.tierflow.testsupport.http.ApiAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Transactions come in over HTTP, once or again, alone or at once. */
abstract class TransactionApiTest extends TransactionInputTest {

  @Autowired private PointsEarningService earning;
  @Autowired private PointsService points;
  @Autowired private TransactionOperations unitOfWork;

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

  private JsonNode listedUnder(String member, String id) {
    for (JsonNode transaction : listed(member)) {
      if (transaction.path("transactionId").asText().equals(id)) {
        return transaction;
      }
    }
    throw new AssertionError("There is no transaction %s of %s.".formatted(id, member));
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
