package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.points.PointsEarningService;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** A shop takes goods back without a receipt, over HTTP and in files. */
@TestPropertySource(properties = "tierflow.refunds.unreferenced=match")
abstract class UnreferencedRefundStories extends ApiTest {

  private static final String IMPORT = "/api/imports/transactions";
  private static final String HEADER =
      "transaction_id,member_number,kind,amount,currency,occurred_at,refund_of\n";

  @Autowired private PointsEarningService earning;
  @Autowired private TransactionHistory history;
  @Autowired private RefundMatchPersonalData personalData;
  @Autowired private TransactionOperations unitOfWork;

  @AfterEach
  void everyAccountAddsUp() {
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  @Test
  void aReturnIsMatchedToTheLatestPurchasesAndSaysSo() {
    String member = aMember();
    record(member + "-1", member, "PURCHASE", "100.00", "2026-10-01", null);
    record(member + "-2", member, "PURCHASE", "50.00", "2026-10-02", null);
    upgrade(member);
    assertThat(balance(member)).isEqualTo(15);
    String id = unused("R");

    ApiAnswer first = record(id, member, "REFUND", "80.00", "2026-10-30", null);
    ApiAnswer again = record(id, member, "REFUND", "80.00", "2026-10-30", null);
    ApiAnswer other = record(id, member, "REFUND", "70.00", "2026-10-30", null);

    assertThat(first.status()).isEqualTo(201);
    assertThat(matches(first.body())).containsExactly(member + "-2 50.00", member + "-1 30.00");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(409);
    assertThat(balance(member)).isEqualTo(7);
    assertThat(history.spend(member, LocalDate.parse(TODAY)).annualSpend())
        .isEqualByComparingTo("70");
    JsonNode listed = get("/api/members/" + member + "/transactions").body().path("items");
    assertThat(matches(listed.get(0))).hasSize(2);
    assertThat(listed.get(1).path("matches")).isEmpty();
    assertThat((List<?>) personalData.export(member)).hasSize(2);
    JsonNode ledger = get("/api/members/" + member + "/ledger").body().path("items");
    assertThat(ledger.get(0).path("reason").asText()).startsWith("Refund of purchase " + member);
    assertThat(ledger.get(0).path("type").asText()).isEqualTo("REVERSE");
    assertThat(ledger.get(1).path("type").asText()).isEqualTo("REVERSE");
  }

  @Test
  void moreThanTheMemberBoughtIsRefusedWithWhatCouldBeMatched() {
    String member = aMember();
    record(unused("T"), member, "PURCHASE", "100.00", "2026-10-01", null);

    ApiAnswer answer = record(unused("R"), member, "REFUND", "100.01", "2026-10-30", null);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo("amount");
    assertThat(answer.detail()).startsWith("Only 100.00 USD of the refund can be matched");
    assertThat(record(unused("R"), member, "REFUND", "100", "2026-10-30", null).status())
        .isEqualTo(201);
  }

  @Test
  void returnsInAFileSeeThePurchasesBeforeThemInIt() {
    upload("/api/imports/exchange-rates", "currency,day,rate\nSEK,2026-10-01,0.095\n");
    String member = aMember();
    String file =
        HEADER
            + IntStream.range(0, 30)
                .mapToObj(
                    n ->
                        "%s-%d,%1$s,PURCHASE,1.00,%s,2026-10-02T12:00:00Z,\n"
                            .formatted(member, n, n % 10 == 0 ? "SEK" : "USD"))
                .collect(Collectors.joining())
            + """
            %1$s-R1,%1$s,REFUND,25.50,USD,2026-10-03T12:00:00Z,
            %1$s-R2,%1$s,REFUND,3.00,SEK,2026-10-03T12:00:00Z,
            %1$s-R3,%1$s,REFUND,1.51,USD,2026-10-03T12:00:00Z,
            %1$s-R4,%1$s,REFUND,1.50,USD,2026-10-03T12:00:00Z,
            """
                .formatted(member);

    ApiAnswer first = upload(IMPORT, file);
    ApiAnswer second = upload(IMPORT, file);

    assertThat(first.body().path("accepted").asInt()).isEqualTo(33);
    assertThat(first.body().at("/rejections/0/reason").asText())
        .startsWith("Only 1.50 USD of the refund can be matched");
    assertThat(second.body().path("duplicate").asInt()).isEqualTo(33);
    upgrade(member);
    assertThat(balance(member)).isZero();
    assertThat(history.spend(member, LocalDate.parse(TODAY)).annualSpend()).isZero();
  }

  @Test
  void whatIsWorthNothingIsReturnedInPartsOfTheAmountThatItCameWith() {
    upload("/api/imports/exchange-rates", "currency,day,rate\nIDR,2026-10-01,0.00005\n");
    String member = aMember();

    ApiAnswer answer =
        upload(
            IMPORT,
            HEADER
                + """
                %1$s-1,%1$s,PURCHASE,50.00,IDR,2026-10-02T12:00:00Z,
                %1$s-R1,%1$s,REFUND,20.00,IDR,2026-10-03T12:00:00Z,%1$s-1
                %1$s-R2,%1$s,REFUND,30.00,IDR,2026-10-04T12:00:00Z,
                %1$s-R3,%1$s,REFUND,0.01,IDR,2026-10-05T12:00:00Z,
                """
                    .formatted(member));

    assertThat(answer.body().path("accepted").asInt()).as(answer.body().toString()).isEqualTo(3);
    assertThat(answer.body().at("/rejections/0/reason").asText())
        .startsWith("Only 0.00 IDR of the refund can be matched");
    JsonNode listed = get("/api/members/" + member + "/transactions").body().path("items");
    assertThat(matches(listed.get(0))).containsExactly(member + "-1 0.00");
    assertThat(listed.get(2).path("cancelled").asBoolean()).isTrue();
    upgrade(member);
    assertThat(balance(member)).isZero();
  }

  @Test
  void twoReturnsAtOnceNeverTakeTheSameTwice() throws Exception {
    for (int round = 0; round < 5; round++) {
      String member = aMember();
      record(member + "-1", member, "PURCHASE", "60.00", "2026-10-01", null);
      record(member + "-2", member, "PURCHASE", "50.00", "2026-10-02", null);
      upgrade(member);

      List<ApiAnswer> answers =
          atOnce(2, () -> record(unused("R"), member, "REFUND", "55.00", "2026-10-30", null));

      assertThat(answers).extracting(ApiAnswer::status).containsOnly(201);
      assertThat(answers.stream().flatMap(each -> matches(each.body()).stream()))
          .containsExactlyInAnyOrder(member + "-2 50.00", member + "-1 5.00", member + "-1 55.00");
      assertThat(balance(member)).isZero();
    }
  }

  @Test
  void ofTwoReturnsAtOnceForWhichThereIsNotEnoughOneIsRefused() throws Exception {
    String member = aMember();
    record(unused("T"), member, "PURCHASE", "100.00", "2026-10-01", null);

    List<ApiAnswer> answers =
        atOnce(2, () -> record(unused("R"), member, "REFUND", "60.00", "2026-10-30", null));

    assertThat(answers).extracting(ApiAnswer::status).containsExactlyInAnyOrder(201, 400);
  }

  private static List<String> matches(JsonNode transaction) {
    return IntStream.range(0, transaction.path("matches").size())
        .mapToObj(transaction.path("matches")::get)
        .map(
            each ->
                each.path("transactionId").asText()
                    + " "
                    + each.path("amount").decimalValue().setScale(2))
        .toList();
  }

  private ApiAnswer record(
      String id, String member, String kind, String amount, String day, String refundOf) {
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
            "USD",
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
