package io.tierflow.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What breaks a constraint that no service expects to be broken is a failure, told in the log by
 * the constraint's name and without what was written.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class BrokenConstraintTest extends ApiTest {

  @Autowired private JdbcTemplate database;

  @BeforeEach
  void allowNoClub() {
    database.execute(
        "alter table member add constraint member_of_no_club check (agreement <> 'SECRET-CLUB')");
  }

  @AfterEach
  void allowEverything() {
    database.execute("alter table member drop constraint member_of_no_club");
  }

  @Test
  void aRequestIsAnsweredByAFailureAndLoggedByTheConstraintsName(CapturedOutput output) {
    String number = unused("M");

    ApiAnswer answer =
        post(
            "/api/members",
            body("memberNumber", number, "fullName", "Ada", "agreement", "SECRET-CLUB"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.detail()).contains("The server's log says why");
    assertThat(output.getAll())
        .containsIgnoringCase("POST /api/members broke the constraint member_of_no_club");
    assertThat(output.getAll()).doesNotContain("SECRET-CLUB");
    assertThat(get("/api/members/" + number).status()).isEqualTo(404);
  }

  @Test
  void aLineOfAFileIsRejectedAndTheOthersComeIn(CapturedOutput output) {
    String first = unused("M");
    String second = unused("M");

    ApiAnswer answer =
        upload(
            "/api/imports/members",
            "member_number,full_name,email,phone,birth_date,enrolled_on,account_type,agreement\n"
                + first
                + ",Ada,,,,,,SECRET-CLUB\n"
                + second
                + ",Eve,,,,,,\n");

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/rejections/0/line").asInt()).isEqualTo(2);
    assertThat(answer.body().at("/rejections/0/reason").asText())
        .contains("The server's log says why");
    assertThat(output.getAll())
        .containsIgnoringCase("A line of a file broke the constraint member_of_no_club");
    assertThat(get("/api/members/" + second).status()).isEqualTo(200);
  }
}
