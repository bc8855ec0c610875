package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.points.PointsEarningService;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Rates come in by file, and what is bought in other currencies counts in dollars. */
abstract class ConvertedTransactionsStories extends ApiTest {

  private static final String RATES = "/api/imports/exchange-rates";
  private static final String HEADER = "currency,day,rate\n";

  @Autowired private PointsEarningService earning;
  @Autowired private TransactionHistory history;
  @Autowired private TransactionOperations unitOfWork;

  @AfterEach
  void everyAccountAddsUp() {
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  @Test
  void purchasesInFrancsAreRefundedInPartsAtTheirOwnRate() {
    upload(RATES, HEADER + "CHF,2026-10-01,1.12345678\nCHF,2026-10-20,2\n");
    String member = aMember();
    String id = unused("T");

    ApiAnswer bought = record(id, member, "PURCHASE", "999.99", "CHF", "2026-10-02", null);
    upgrade(member);

    assertThat(bought.status()).isEqualTo(201);
    assertThat(bought.body().path("amount").decimalValue()).isEqualByComparingTo("1123.45");
    assertThat(bought.body().path("currency").asText()).isEqualTo("USD");
    JsonNode original = bought.body().path("original");
    assertThat(original.path("amount").decimalValue()).isEqualByComparingTo("999.99");
    assertThat(original.path("currency").asText()).isEqualTo("CHF");
    assertThat(original.path("exchangeRate").decimalValue()).isEqualByComparingTo("1.12345678");
    assertThat(balance(member)).isEqualTo(112);

    BigDecimal back = BigDecimal.ZERO;
    for (String part : new String[] {"333.33", "333.33", "333.33"}) {
      ApiAnswer refund = record(unused("R"), member, "REFUND", part, "CHF", "2026-10-25", id);
      assertThat(refund.status()).isEqualTo(201);
      back = back.add(refund.body().path("amount").decimalValue());
    }

    assertThat(back).isEqualByComparingTo("1123.45");
    assertThat(balance(member)).isZero();
    assertThat(history.spend(member, LocalDate.parse(TODAY)).annualSpend()).isZero();
    ApiAnswer beyond = record(unused("R"), member, "REFUND", "0.01", "CHF", "2026-10-25", id);
    assertThat(beyond.detail())
        .isEqualTo("The refund is more than the 0.00 CHF that remain of PURCHASE %s.", id);
    ApiAnswer inDollars = record(unused("R"), member, "REFUND", "0", "USD", "2026-10-25", id);
    assertThat(inDollars.status()).isEqualTo(400);
    assertThat(inDollars.wrongField()).isEqualTo("currency");
  }

  @Test
  void aFileOfPurchasesInAnotherCurrencyComesInOnceAndIsListedWithBothAmounts() {
    upload(RATES, HEADER + "JPY,2026-10-01,0.0067\n");
    String member = aMember();
    String file =
        "transaction_id,member_number,kind,amount,currency,occurred_at\n"
            + IntStream.range(0, 40)
                .mapToObj(
                    n ->
                        "%s-%d,%1$s,PURCHASE,1000,JPY,2026-10-%02dT12:00:00Z\n"
                            .formatted(member, n, 1 + n % 30))
                .collect(Collectors.joining());

    ApiAnswer first = upload("/api/imports/transactions", file);
    ApiAnswer second = upload("/api/imports/transactions", file);

    assertThat(first.body().path("accepted").asInt()).isEqualTo(40);
    assertThat(second.body().path("duplicate").asInt()).isEqualTo(40);
    JsonNode listed = get("/api/members/" + member + "/transactions").body().path("items").get(0);
    assertThat(listed.path("amount").decimalValue()).isEqualByComparingTo("6.70");
    assertThat(listed.path("original").path("currency").asText()).isEqualTo("JPY");
  }

  @Test
  void ratesAreImportedOnceAndListedNewestFirst() {
    String file = HEADER + "GBP,2026-10-01,1.25\nGBP,2026-10-02,1.26\nGBP,2026-10-40,1\n";

    ApiAnswer first = upload(RATES, file);
    ApiAnswer again = upload(RATES, file.replace("1.26", "1.27"));

    assertThat(first.body().path("accepted").asInt()).isEqualTo(2);
    assertThat(first.body().path("rejected").asInt()).isEqualTo(1);
    assertThat(again.body().path("duplicate").asInt()).isEqualTo(1);
    assertThat(again.body().at("/rejections/0/reason").asText())
        .isEqualTo(
            "The rate of GBP on 2026-10-02 is 1.26000000 already, and a rate that stands can't be changed.");
    JsonNode rates = get("/api/exchange-rates?currency=GBP").body();
    assertThat(rates.path("total").asInt()).isEqualTo(2);
    assertThat(rates.at("/items/0/day").asText()).isEqualTo("2026-10-02");
    assertThat(rates.at("/items/0/rate").decimalValue()).isEqualByComparingTo("1.26");
    assertThat(get("/api/exchange-rates").body().path("total").asInt()).isGreaterThanOrEqualTo(2);
  }

  private ApiAnswer record(
      String id,
      String member,
      String kind,
      String amount,
      String currency,
      String day,
      String refundOf) {
    return post(
        "/api/transactions",
        body(
            "transactionId",
            id,
            "memberNumber",
            member,
            "kind",
            kind,
            "amount",
            new BigDecimal(amount),
            "currency",
            currency,
            "occurredAt",
            day + "T12:00:00Z",
            "refundOf",
            refundOf));
  }

  private void upgrade(String member) {
    String instance = unused("upgrade");
    unitOfWork.executeWithoutResult(
        status -> {
          earning.calculateLoyaltyPointsEarned(member, LocalDate.parse(TODAY), instance);
          earning.updateCustomerPointsBalance(member, LocalDate.parse(TODAY), instance);
        });
  }

  private long balance(String member) {
    return get("/api/members/" + member).body().path("pointsBalance").asLong(-1);
  }
}
