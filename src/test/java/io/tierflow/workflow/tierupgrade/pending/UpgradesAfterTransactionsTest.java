package io.tierflow.workflow.tierupgrade.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Points, alert and tier of a purchase that comes in over HTTP. */
@HttpTest
@TestPropertySource(properties = "tierflow.upgrades.on-transaction=job")
class UpgradesAfterTransactionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private TestCaller caller;

  @Test
  void aPurchaseShowsAsPointsAlertAndTierByItself() {
    post("/api/members", "{\"memberNumber\": \"U-1\", \"fullName\": \"Ada\"}");
    post(
        "/api/transactions",
        """
        {"transactionId": "U-1-1", "memberNumber": "U-1", "kind": "PURCHASE", "amount": 1500.00,
         "currency": "USD", "occurredAt": "%s"}"""
            .formatted(Instant.now().minusSeconds(5)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get("/api/members/U-1"))
                    .contains("\"pointsBalance\":150", "\"tier\":\"SILVER\""));
    assertThat(get("/api/members/U-1/messages")).contains("POINTS_ALERT", "TIER_UPGRADE");
  }

  private void post(String path, String body) {
    HttpResponse<String> answer = caller.send(caller.as("admin", "POST", path, body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private String get(String path) {
    return caller.send(caller.as("admin", "GET", path, null)).body();
  }
}
