package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Bodies and headers that are too large, too deep or not what they say. */
@Tag("full")
@AttackTest
class BodyAttackTest {

  private static final int MEGABYTE = 1 << 20;
  private static final String MEMBERS = "/api/imports/members";
  private static final String HEADER =
      "member_number,full_name,email,phone,birth_date,enrolled_on,account_type\n";

  @Autowired private Attacker attacker;

  @ParameterizedTest
  @CsvSource({
    "POST, /api/members, application/json, 1",
    "PUT, /api/members/X-0, application/json, 1",
    "POST, /api/transactions, application/json, 1",
    "POST, /engine-rest/task, application/json, 1",
    "POST, /engine-rest/message, application/json, 1",
    "POST, /engine-rest/deployment/create, multipart/form-data; boundary=b, 10",
    "POST, /api/imports/members, text/csv, 2",
    "POST, /api/imports/transactions, text/csv, 2",
  })
  void aBodyThatIsTooLargeIsRefusedWhetherItTellsItsLengthOrNot(
      String method, String path, String type, int megabytes) {
    byte[] body = " ".repeat(megabytes * MEGABYTE + 1).getBytes(StandardCharsets.US_ASCII);

    AttackAnswer told =
        attacker.as(
            Insiders.ADMIN, method, path, type, new String(body, StandardCharsets.US_ASCII));
    AttackAnswer untold = attacker.raw(Attacker.USUAL, chunked(method, path, type, body));

    assertThat(told.status()).isEqualTo(413);
    assertThat(told.isProblem()).isTrue();
    assertThat(untold.status()).as(untold.body()).isEqualTo(413);
    assertThat(untold.isProblem()).isTrue();
  }

  @Test
  void aBodyInPiecesIsReadLikeAnyOther() {
    byte[] member =
        "{\"memberNumber\": \"X-CHUNKED\", \"fullName\": \"Ada\"}".getBytes(StandardCharsets.UTF_8);

    AttackAnswer answer =
        attacker.raw(Attacker.USUAL, chunked("POST", "/api/members", "application/json", member));

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/transactions", "/api/members", "/engine-rest/task"})
  void nestingIsBounded(String path) {
    String body = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
    String lists = "[".repeat(100_000) + "]".repeat(100_000);

    assertThat(attacker.json(Insiders.ADMIN, "POST", path, body).status()).isEqualTo(400);
    assertThat(attacker.json(Insiders.ADMIN, "POST", path, lists).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e-999999999",
        "-1e999999999",
        "9e2147483647",
        "1E+100000000",
      })
  void aNumberThatNobodyCanWriteOutIsRefusedAtOnce(String number) {
    AttackAnswer amount =
        attacker.json(
            Insiders.ADMIN,
            "POST",
            "/api/transactions",
            """
            {"transactionId": "X", "memberNumber": "X-0", "kind": "PURCHASE", "amount": %s,
             "currency": "USD", "occurredAt": "2026-01-01T00:00:00Z"}
            """
                .formatted(number));
    AttackAnswer points =
        attacker.json(
            Insiders.ADMIN,
            "POST",
            "/api/members/X-0/redemptions",
            "{\"redemptionId\": \"X\", \"points\": %s}".formatted(number));

    assertThat(amount.status()).as(amount.body()).isBetween(400, 499);
    assertThat(points.status()).as(points.body()).isBetween(400, 499);
  }

  @Test
  void headersAreBounded() {
    AttackAnswer one =
        attacker.nobody("GET", "/login", "X-Filler: " + "a".repeat(20_000) + "\r\n", null);
    AttackAnswer many = attacker.nobody("GET", "/login", "X-Filler: a\r\n".repeat(2_000), null);

    assertThat(one.status()).isEqualTo(400);
    assertThat(many.status()).isEqualTo(400);
  }

  @Test
  void aFormIsBounded() {
    AttackAnswer answer =
        attacker.nobody(
            "POST",
            "/login",
            "Content-Type: application/x-www-form-urlencoded\r\n",
            "username=" + "a".repeat(2 * MEGABYTE));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location").orElse("")).endsWith("/login");
  }

  @Test
  void aBodyInAnUnknownEncodingIsRefused() {
    AttackAnswer unknown =
        attacker.nobody("POST", "/login", "Transfer-Encoding: xchunked\r\n", null);

    assertThat(unknown.status()).isIn(400, 501);
  }

  /** What is packed is not unpacked, so it can't grow. */
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "gzip, gzip"})
  void aPackedBodyIsNotUnpacked(String encoding) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write((HEADER + "X-ZIP,Ada,,,,,\n").getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        Attacker.bytes(
            "POST",
            MEMBERS,
            Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD)
                + "Content-Type: text/csv\r\nContent-Encoding: "
                + encoding
                + "\r\nContent-Length: "
                + packed.size()
                + "\r\n",
            null));
    request.writeBytes(packed.toByteArray());

    AttackAnswer answer = attacker.raw(Attacker.USUAL, request.toByteArray());

    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    assertThat(attacker.get(Insiders.ADMIN, "/api/members/X-ZIP").status()).isEqualTo(404);
  }

  @Test
  void aFileOfOneLineOfManyColumnsOrOfZerosIsRefused() {
    String[] files = {
      "a,".repeat(MEGABYTE / 2),
      HEADER + "a".repeat(MEGABYTE),
      HEADER + "\"" + "a\n".repeat(1_000),
      HEADER + "\0".repeat(MEGABYTE),
      HEADER + "X-NUL,A\0da,,,,,\n",
      "\0\0\0\0",
      "\uFEFF\uFEFF" + HEADER,
      HEADER + "X-FORMULA\u202E,=cmd|' /C calc'!A0,,,,,\n",
    };
    for (String file : files) {
      AttackAnswer answer = attacker.as(Insiders.ADMIN, "POST", MEMBERS, "text/csv", file);

      assertThat(answer.status()).as(answer.body()).isLessThan(500);
      assertThat(answer.body()).doesNotContain("\"accepted\":1");
      assertThat(answer.body().length()).isLessThan(MEGABYTE / 4);
    }
  }

  private static byte[] chunked(String method, String path, String type, byte[] body) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        Attacker.bytes(
            method,
            path,
            Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD)
                + "Content-Type: "
                + type
                + "\r\nTransfer-Encoding: chunked\r\n",
            null));
    request.writeBytes(
        (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    request.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return request.toByteArray();
  }
}
