package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of members and transactions come in over HTTP, whatever stands in them. */
abstract class ImportApiTest extends ApiTest {

  private static final String MEMBERS = "/api/imports/members";
  private static final String TRANSACTIONS = "/api/imports/transactions";
  private static final String MEMBER_HEADER =
      "member_number,full_name,email,phone,birth_date,enrolled_on,account_type\n";
  private static final String TRANSACTION_HEADER =
      "transaction_id,member_number,kind,amount,currency,occurred_at,refund_of\n";

  @AfterEach
  void everyAccountAddsUp() {
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  @Test
  void membersComeInWithAllColumnsInAnyOrder() {
    String number = unused("M");
    String file =
        "\uFEFFopening_points,tier,sms_consent,email_consent,agreement,language,address,account_type,enrolled_on,birth_date,phone,email,full_name,member_number\r\n"
            + "250,GOLD,false,TRUE,BULK-7,de,\"1 Main Street,"
            + " Springfield\",CORPORATE,2024-02-29,2000-02-29,+12025550001,ada@example.com,\"Ada"
            + " \"\"King\"\"\","
            + number;

    ApiAnswer answer = upload(MEMBERS, file);

    assertCounts(answer, 1, 0, 0);
    JsonNode member = get("/api/members/" + number).body();
    assertThat(member.path("fullName").asText()).isEqualTo("Ada \"King\"");
    assertThat(member.path("address").asText()).isEqualTo("1 Main Street, Springfield");
    assertThat(member.path("accountType").asText()).isEqualTo("CORPORATE");
    assertThat(member.path("emailConsent").asBoolean()).isTrue();
    assertThat(member.path("smsConsent").asBoolean()).isFalse();
    assertThat(member.path("tier").asText()).isEqualTo("GOLD");
    assertThat(member.path("pointsBalance").asLong()).isEqualTo(250);
  }

  @Test
  void aMemberWhoIsThereIsADuplicateOrRejectedIfTheProfileIsAnother() {
    String number = unused("M");
    upload(MEMBERS, MEMBER_HEADER + number + ",Ada,,,,2024-02-29,\n");

    ApiAnswer answer =
        upload(
            MEMBERS,
            MEMBER_HEADER
                + number
                + ",Ada,,,,2024-02-29,INDIVIDUAL\n"
                + number
                + ",Ada,,,,,\n"
                + number
                + ",Grace,,,,2024-02-29,\n"
                + number
                + ",Ada,,,,2024-03-01,\n");

    assertCounts(answer, 0, 2, 2);
    assertThat(rejectedLines(answer)).containsExactly(4L, 5L);
    assertThat(reason(answer, 0))
        .isEqualTo("Member %s already exists, with another profile.".formatted(number));
    assertThat(get("/api/members/" + number).body().path("fullName").asText()).isEqualTo("Ada");
  }

  @Test
  void oneMemberTwiceInAFileIsEnrolledOnce() {
    String number = unused("M");

    ApiAnswer answer =
        upload(
            MEMBERS,
            MEMBER_HEADER + number + ",Ada,,,,,\n" + number + ",Ada,,,,,\n" + number + ",Eve,,,,,");

    assertCounts(answer, 1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b,Ada,,,,,                 | The field member_number must have 1 to 64 letters",
        ",Ada,,,,,                    | The field member_number must not be blank.",
        "NEW,,,,,,                    | The field full_name must not be blank.",
        "NEW,Ada,ada@,,,,             | The field email must be an e-mail address",
        "NEW,Ada,,555,,,              | The field phone must be a phone number",
        "NEW,Ada,,,2026-02-30,,       | The field birth_date must be an ISO 8601 date",
        "NEW,Ada,,,2026-11-01,,       | The date of birth must be between",
        "NEW,Ada,,,,2026-11-01,       | The enrolment date must be between",
        "NEW,Ada,,,,,CLUB             | The field account_type must be one of [INDIVIDUAL, COR",
        "NEW,Ada,,,,                  | The line has 6 fields; the header has 7.",
        "NEW,Ada,,,,,,                | The line has 8 fields; the header has 7.",
        "NEW,\"Ada,,,,,               | The line is not valid CSV",
      })
  void aLineThatCannotBeAcceptedIsToldAndTheOthersComeIn(String line, String reason) {
    String before = unused("M");
    String after = unused("M");

    ApiAnswer answer =
        upload(
            MEMBERS,
            MEMBER_HEADER
                + before
                + ",Ada,,,,,\n"
                + line.strip().replace("NEW", unused("M"))
                + "\n"
                + after
                + ",Ada,,,,,\n");

    assertCounts(answer, 2, 0, 1);
    assertThat(rejectedLines(answer)).containsExactly(3L);
    assertThat(reason(answer, 0)).startsWith(reason);
    assertThat(get("/api/members/" + after).status()).isEqualTo(200);
  }

  @Test
  void aLineOfTenMegabytesAndOneThatIsNotUtf8DoNotTouchTheNext() throws IOException {
    String first = unused("M");
    String last = unused("M");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write((MEMBER_HEADER + first + ",Ada,,,,,\n").getBytes(StandardCharsets.UTF_8));
    file.write((unused("M") + "," + "x".repeat(10 * 1024 * 1024) + ",,,,,\n").getBytes());
    file.write((unused("M") + ",").getBytes());
    file.write(new byte[] {(byte) 0xE4, (byte) 0xFF});
    file.write(("da,,,,,\n" + last + ",Ädä,,,,,\n").getBytes(StandardCharsets.UTF_8));

    ApiAnswer answer = upload(MEMBERS, file.toByteArray());

    assertCounts(answer, 2, 0, 2);
    assertThat(rejectedLines(answer)).containsExactly(3L, 4L);
    assertThat(reason(answer, 0)).isEqualTo("The line is longer than 65536 bytes.");
    assertThat(reason(answer, 1)).isEqualTo("The line is not valid UTF-8.");
    assertThat(get("/api/members/" + last).body().path("fullName").asText()).isEqualTo("Ädä");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                        | The file is empty.",
        "member_number,full_name                   | It lacks the columns email, phone,",
        "transaction_id,member_number,kind         | It lacks the columns full_name,",
        "member_number,full_name,email,phone,birth_date,enrolled_on,account_type,points "
            + "| It has unknown columns points.",
      })
  void aFileWithoutItsHeaderIsRefusedAndNothingOfItComesIn(String header, String flaw) {
    String number = unused("M");

    ApiAnswer answer = upload(MEMBERS, header.isEmpty() ? "" : header + "\n" + number + ",Ada\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo("header");
    assertThat(answer.detail()).contains(flaw).contains("member_number,full_name,email");
    assertThat(get("/api/members/" + number).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
  void anotherContentTypeIsRefused(String contentType) {
    byte[] large = (MEMBER_HEADER + "x".repeat(20 * 1024 * 1024)).getBytes();

    ApiAnswer answer = upload(MEMBERS, contentType, new ByteArrayInputStream(large));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.detail()).contains("is not supported");
  }

  @Test
  void aLargeFileOfTheOtherKindIsRefusedWithItsAnswer() {
    byte[] large = (MEMBER_HEADER + (unused("M") + ",Ada,,,,,\n").repeat(500_000)).getBytes();

    ApiAnswer answer = upload(TRANSACTIONS, large);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("It lacks the columns transaction_id");
  }

  @Test
  void aFileInAnotherEncodingByItsOwnAccountIsRefused() {
    InputStream file = new ByteArrayInputStream(MEMBER_HEADER.getBytes());

    assertThat(upload(MEMBERS, "text/csv; charset=ISO-8859-1", file).wrongField())
        .isEqualTo("Content-Type");
    assertThat(
            upload(
                    MEMBERS,
                    "text/csv;charset=utf-8",
                    new ByteArrayInputStream(MEMBER_HEADER.getBytes()))
                .status())
        .isEqualTo(200);
  }

  @Test
  void transactionsComeInOnceWithTheirRefundsInOrder() {
    String member = aMember();
    String purchase = unused("T");
    String file =
        TRANSACTION_HEADER
            + transaction(purchase, member, "PURCHASE", "100.00", "")
            + transaction(purchase + "-r1", member, "REFUND", "60.00", purchase)
            + transaction(purchase + "-r2", member, "REFUND", "40.01", purchase)
            + transaction(purchase + "-r3", member, "REFUND", "40", purchase)
            + transaction(purchase + "-r4", member, "REFUND", "1.00", purchase + "-later")
            + transaction(purchase + "-later", member, "PURCHASE", "1.00", "")
            + transaction(purchase, member, "PURCHASE", "100.0", "")
            + transaction(purchase, member, "PURCHASE", "100.01", "");

    ApiAnswer first = upload(TRANSACTIONS, file);
    ApiAnswer second = upload(TRANSACTIONS, file);

    assertCounts(first, 4, 1, 3);
    assertThat(rejectedLines(first)).containsExactly(4L, 6L, 9L);
    assertThat(reason(first, 0)).contains("40.00 USD that remain of PURCHASE");
    assertThat(reason(first, 1)).contains("There is no transaction");
    assertThat(reason(first, 2)).contains("already recorded, with different content");
    assertCounts(second, 1, 5, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b,MEMBER,PURCHASE,1.00,USD,2026-10-30T12:00:00Z,  | The field transaction_id must have",
        "NEW,nobody,PURCHASE,1.00,USD,2026-10-30T12:00:00Z,  | There is no member nobody.",
        "NEW,,PURCHASE,1.00,USD,2026-10-30T12:00:00Z,        | The field member_number must be",
        "NEW,MEMBER,GIFT,1.00,USD,2026-10-30T12:00:00Z,      | The field kind must be one of",
        "NEW,MEMBER,,1.00,USD,2026-10-30T12:00:00Z,          | The field kind must be given.",
        "NEW,MEMBER,PURCHASE,-1.00,USD,2026-10-30T12:00:00Z, | The amount must be 0 or more",
        "NEW,MEMBER,PURCHASE,1.001,USD,2026-10-30T12:00:00Z, | The amount must have at most 2",
        "NEW,MEMBER,PURCHASE,1e99,USD,2026-10-30T12:00:00Z,  | The amount must be at most",
        "NEW,MEMBER,PURCHASE,a lot,USD,2026-10-30T12:00:00Z, | The field amount must be a decimal",
        "NEW,MEMBER,PURCHASE,1.00,EUR,2026-10-30T12:00:00Z,  | The currency must be USD",
        "NEW,MEMBER,PURCHASE,1.00,USD,2026-10-31T11:02:01Z,  | The time of the transaction must",
        "NEW,MEMBER,PURCHASE,1.00,USD,2026-10-30,            | The field occurred_at must be an",
        "NEW,MEMBER,PURCHASE,1.00,USD,2026-10-30T12:00:00Z,T | Only a REFUND may name another "
            + "transaction",
        "NEW,MEMBER,REFUND,1.00,USD,2026-10-30T12:00:00Z,    | A REFUND must name the transaction",
      })
  void aTransactionThatCannotBeAcceptedIsToldAndTheOthersComeIn(String line, String reason) {
    String member = aMember();
    String wrong = line.strip().replace("NEW", unused("T")).replace("MEMBER", member);

    ApiAnswer answer =
        upload(
            TRANSACTIONS,
            TRANSACTION_HEADER
                + transaction(unused("T"), member, "PURCHASE", "1.00", "")
                + wrong
                + "\n"
                + transaction(unused("T"), member, "EVENT", "0", ""));

    assertCounts(answer, 2, 0, 1);
    assertThat(rejectedLines(answer)).containsExactly(3L);
    assertThat(reason(answer, 0)).startsWith(reason);
  }

  @Test
  void transactionsNeedNoColumnForRefunds() {
    String line = unused("T") + "," + aMember() + ",PURCHASE,1.00,USD,2026-10-30T12:00:00Z\n";

    assertCounts(
        upload(TRANSACTIONS, TRANSACTION_HEADER.replace(",refund_of", "") + line), 1, 0, 0);
  }

  @Test
  void theSameFilesImportedSeveralTimesAtOnceComeInOnce() throws Exception {
    List<String> members =
        IntStream.range(0, 1_200).mapToObj(n -> unused("M")).collect(Collectors.toList());
    String memberFile =
        MEMBER_HEADER + members.stream().map(m -> m + ",Ada,,,,,\n").collect(Collectors.joining());
    String transactionFile =
        TRANSACTION_HEADER
            + members.stream()
                .map(
                    member ->
                        transaction("P-" + member, member, "PURCHASE", "10.00", "")
                            + transaction("R-" + member, member, "REFUND", "4.00", "P-" + member))
                .collect(Collectors.joining());

    List<ApiAnswer> enrolments = atOnce(3, () -> upload(MEMBERS, memberFile));
    List<ApiAnswer> purchases = atOnce(3, () -> upload(TRANSACTIONS, transactionFile));

    assertThat(sum(enrolments, "accepted")).isEqualTo(1_200);
    assertThat(sum(enrolments, "duplicate")).isEqualTo(2_400);
    assertThat(sum(enrolments, "rejected")).isZero();
    assertThat(sum(purchases, "accepted")).isEqualTo(2_400);
    assertThat(sum(purchases, "duplicate")).isEqualTo(4_800);
    assertThat(sum(purchases, "rejected")).isZero();
    JsonNode last = get("/api/members/" + members.get(1_199) + "/transactions").body();
    assertThat(last.path("total").asInt()).isEqualTo(2);
  }

  private static String transaction(
      String id, String member, String kind, String amount, String refundOf) {
    return String.join(",", id, member, kind, amount, "USD", "2026-10-30T12:00:00Z", refundOf)
        + "\n";
  }

  private static void assertCounts(ApiAnswer answer, int accepted, int duplicate, int rejected) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(accepted);
    assertThat(answer.body().path("duplicate").asInt()).isEqualTo(duplicate);
    assertThat(answer.body().path("rejected").asInt()).isEqualTo(rejected);
    assertThat(answer.body().path("rejections").size()).isEqualTo(rejected);
  }

  private static List<Long> rejectedLines(ApiAnswer answer) {
    return answer.body().path("rejections").findValues("line").stream()
        .map(JsonNode::asLong)
        .toList();
  }

  private static String reason(ApiAnswer answer, int index) {
    return answer.body().path("rejections").path(index).path("reason").asText();
  }

  private static long sum(List<ApiAnswer> answers, String count) {
    return answers.stream().mapToLong(answer -> answer.body().path(count).asLong()).sum();
  }
}
