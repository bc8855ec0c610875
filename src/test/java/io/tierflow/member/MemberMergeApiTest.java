package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import org.junit.jupiter.api.Test;

/** Members are merged over HTTP. */
@OnH2
class MemberMergeApiTest extends ApiTest {

  @Test
  void aMergeIsAnsweredAndAnsweredAgain() {
    String into = enrol(10);
    String from = enrol(20);
    String id = unused("G");

    ApiAnswer merged = merge(into, body("mergeId", id, "from", from));

    assertThat(merged.status()).isEqualTo(200);
    assertThat(merged.body().path("mergeId").asText()).isEqualTo(id);
    assertThat(merged.body().path("memberNumber").asText()).isEqualTo(into);
    assertThat(merged.body().path("from").asText()).isEqualTo(from);
    assertThat(merged.body().path("mergedOn").asText()).isEqualTo(TODAY);
    assertThat(merged.body().path("moved").path(1).asText()).isEqualTo("20 points in 1 lot moved.");
    assertThat(merge(into, body("mergeId", id, "from", from)).body()).isEqualTo(merged.body());
    assertThat(get("/api/members/" + into).body().path("pointsBalance").asLong()).isEqualTo(30);
    assertThat(get("/api/members/" + into).body().path("mergedInto").isNull()).isTrue();
    ApiAnswer gone = get("/api/members/" + from);
    assertThat(gone.body().path("status").asText()).isEqualTo("CLOSED");
    assertThat(gone.body().path("mergedInto").asText()).isEqualTo(into);
    assertThat(gone.body().path("pointsBalance").asLong()).isZero();
  }

  @Test
  void whatIsMeantOtherwiseIsRefused() {
    String into = enrol(0);
    String from = enrol(0);
    String id = unused("G");
    merge(into, body("mergeId", id, "from", from));

    assertThat(merge(into, body("mergeId", id, "from", enrol(0))).status()).isEqualTo(409);
    ApiAnswer again = merge(into, body("mergeId", unused("G"), "from", from));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.detail())
        .isEqualTo("Member %s was merged into %s on %s.".formatted(from, into, TODAY));
    assertThat(merge(into, body("mergeId", unused("G"), "from", into)).status()).isEqualTo(400);
    assertThat(merge(into, body("mergeId", unused("G"), "from", "NOBODY")).status()).isEqualTo(400);
    assertThat(merge("NOBODY", body("mergeId", unused("G"), "from", into)).status()).isEqualTo(404);
    assertThat(merge(into, body("mergeId", unused("G"))).status()).isEqualTo(400);
    assertThat(merge(into, body("from", from)).status()).isEqualTo(400);
  }

  @Test
  void theMergedNumberAnswersWithTheOther() {
    String into = enrol(0);
    String from = enrol(50);
    merge(into, body("mergeId", unused("G"), "from", from));
    String sentence = "Member %s was merged into %s on %s.".formatted(from, into, TODAY);

    assertThat(put("/api/members/" + from, body("fullName", "Ada")).detail()).isEqualTo(sentence);
    assertThat(
            post(
                    "/api/members/" + from + "/redemptions",
                    body("redemptionId", unused("R"), "points", 10))
                .detail())
        .isEqualTo(sentence);
    assertThat(
            post(
                    "/api/members/" + from + "/adjustments",
                    body("adjustmentId", unused("A"), "points", 10, "reason", "Goodwill."))
                .detail())
        .isEqualTo(sentence);
  }

  private ApiAnswer merge(String into, String request) {
    return post("/api/members/" + into + "/merges", request);
  }

  private String enrol(int points) {
    String number = unused("M");
    post("/api/members", body("memberNumber", number, "fullName", "Ada", "openingPoints", points));
    return number;
  }
}
