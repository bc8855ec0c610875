package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What a transaction says of itself beside kind and amount, and how many there may be. */
abstract class ActivityDetailsApiTest extends ApiTest {

  private static final String TRANSACTIONS = "/api/transactions";
  private static final String IMPORT = "/api/imports/transactions";
  private static final Map<String, String> FLIGHT = Map.of("cabin", "FIRST", "fareClass", "F");

  @Autowired private TransactionPersonalData personalData;
  @Autowired private TransactionOperations unitOfWork;

  @Test
  void whatItSaysIsKeptAndShown() {
    String member = aMember();
    String id = unused("T");

    ApiAnswer first = post(TRANSACTIONS, told(id, member, "2.50", FLIGHT));
    ApiAnswer again = post(TRANSACTIONS, told(id, member, "2.5", new TreeMap<>(FLIGHT)));

    assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    JsonNode kept = listed(member).get(0);
    assertThat(kept.path("category").asText()).isEqualTo("Long haul");
    assertThat(kept.path("channel").asText()).isEqualTo("web");
    assertThat(kept.path("location").asText()).isEqualTo("BER");
    assertThat(kept.path("partner").asText()).isEqualTo("AIR");
    assertThat(kept.path("quantity").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(kept.path("attributes").path("cabin").asText()).isEqualTo("FIRST");
    assertThat(kept.path("attributes").path("fareClass").asText()).isEqualTo("F");
  }

  @Test
  void theSameIdThatSaysSomethingElseIsRefused() {
    String member = aMember();
    String id = unused("T");
    post(TRANSACTIONS, told(id, member, "2.50", FLIGHT));

    assertThat(post(TRANSACTIONS, told(id, member, "2.51", FLIGHT)).status()).isEqualTo(409);
    assertThat(post(TRANSACTIONS, told(id, member, "2.50", Map.of("cabin", "FIRST"))).status())
        .isEqualTo(409);
    assertThat(
            post(TRANSACTIONS, changed(told(id, member, "2.50", FLIGHT), "channel", "app"))
                .status())
        .isEqualTo(409);
  }

  @Test
  void aFileHasAColumnForEachAttribute() {
    String member = aMember();
    String id = unused("T");

    ApiAnswer answer =
        upload(
            IMPORT,
            """
            transaction_id,member_number,kind,amount,currency,occurred_at,category,channel,location,partner,quantity,attributes.cabin,attributes.fareClass
            %1$s,%2$s,BOOKING,10.00,USD,2026-10-30T12:00:00Z,Long haul,web,BER,AIR,2.5,FIRST,F
            %1$s-2,%2$s,BOOKING,10.00,USD,2026-10-30T12:00:00Z,,,,,,,
            %1$s-3,%2$s,BOOKING,10.00,USD,2026-10-30T12:00:00Z,,,,,-1,,
            """
                .formatted(id, member));

    assertThat(answer.body().path("accepted").asInt()).as(answer.body().toString()).isEqualTo(2);
    assertThat(answer.body().path("rejections").get(0).path("reason").asText())
        .startsWith("The quantity must be a number from 0");
    assertThat(post(TRANSACTIONS, told(id, member, "2.50", FLIGHT)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"attributes", "attributes.", "attributes.Cabin", "attributes.<key>", "other.cabin"})
  void aColumnThatIsNoAttributeIsUnknown(String column) {
    ApiAnswer answer =
        upload(
            IMPORT,
            "transaction_id,member_number,kind,amount,currency,occurred_at,%s\n".formatted(column));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("It has unknown columns " + column);
  }

  @Test
  void whatIsTooMuchIsRefusedByName() {
    assertRefused("category", "x".repeat(65), "1 to 64 characters");
    assertRefused("partner", "A\nB", "must not contain the character U+000A");
    assertRefused("quantity", new BigDecimal("1.001"), "at most 2 decimals");
    assertRefused("quantity", new BigDecimal("1000000"), "0 to 999,999.99");
    assertRefused("quantity", new BigDecimal("1e999999"), "0 to 999,999.99");
    assertRefused("attributes", Map.of("Cabin", "F"), "small letter");
    assertRefused("attributes.cabin", Map.of("cabin", "x".repeat(129)), "1 to 128 characters");
    assertRefused("attributes.cabin", Map.of("cabin", " "), "1 to 128");
    Map<String, String> many = new TreeMap<>();
    IntStream.range(0, 21).forEach(each -> many.put("key" + each, "x"));
    assertRefused("attributes", many, "21 attributes; accepted: at most 20");
  }

  @Test
  void asMuchAsIsAcceptedIsKept() {
    Map<String, String> most = new TreeMap<>();
    IntStream.range(10, 30).forEach(each -> most.put("k".repeat(30) + each, "\"".repeat(128)));
    String member = aMember();

    ApiAnswer answer = post(TRANSACTIONS, told(unused("T"), member, "999999.99", most));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    assertThat(listed(member).get(0).path("attributes")).hasSize(20);
  }

  @Test
  void anExportHasTheAttributesAndAnErasureTakesThem() {
    String member = aMember();
    post(TRANSACTIONS, told(unused("T"), member, "1", FLIGHT));

    assertThat(personalData.export(member).toString())
        .contains("category=Long haul", "quantity=1", "cabin=FIRST");
    unitOfWork.executeWithoutResult(status -> personalData.erase(member));

    assertThat(personalData.export(member).toString()).contains("BER").doesNotContain("FIRST");
    assertThat(listed(member).get(0).path("attributes")).isEmpty();
  }

  @Test
  void aDailyLimitHoldsWhoeverComesAtOnce() throws Exception {
    String member = aMember();

    List<Integer> answers =
        atOnce(5, () -> post(TRANSACTIONS, referral(unused("T"), member)).status());

    assertThat(answers).containsOnly(201, 409);
    assertThat(answers).filteredOn(status -> status == 201).hasSize(2);
    assertThat(listed(member)).hasSize(2);
    assertThat(post(TRANSACTIONS, referral(unused("T"), member)).detail())
        .isEqualTo(
            "The member %s already has 2 REFERRAL of 2026-10-30; accepted: at most 2 a day.",
            member);
    clock().set("2026-11-01T12:00:00Z");
    assertThat(
            post(
                    TRANSACTIONS,
                    changed(referral(unused("T"), member), "occurredAt", "2026-10-31T12:00:00Z"))
                .status())
        .isEqualTo(201);
  }

  private void assertRefused(String field, Object value, String message) {
    String member = aMember();
    String name = field.replaceAll("\\..*", "");

    ApiAnswer answer =
        post(
            TRANSACTIONS,
            body(
                "transactionId",
                unused("T"),
                "memberNumber",
                member,
                "kind",
                "BOOKING",
                "amount",
                new BigDecimal("10.00"),
                "currency",
                "USD",
                "occurredAt",
                "2026-10-30T12:00:00Z",
                name,
                value));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo(field);
    assertThat(answer.detail()).contains(message);
    assertThat(listed(member)).isEmpty();
  }

  private String referral(String id, String member) {
    return body(
        "transactionId",
        id,
        "memberNumber",
        member,
        "kind",
        "REFERRAL",
        "currency",
        "USD",
        "occurredAt",
        "2026-10-30T12:00:00Z");
  }

  private String told(String id, String member, String quantity, Map<String, String> attributes) {
    return body(
        "transactionId",
        id,
        "memberNumber",
        member,
        "kind",
        "BOOKING",
        "amount",
        new BigDecimal("10.00"),
        "currency",
        "USD",
        "occurredAt",
        "2026-10-30T12:00:00Z",
        "category",
        "Long haul",
        "channel",
        "web",
        "location",
        "BER",
        "partner",
        "AIR",
        "quantity",
        new BigDecimal(quantity),
        "attributes",
        attributes);
  }

  private JsonNode listed(String member) {
    return get("/api/members/" + member + "/transactions").body().path("items");
  }
}
