package io.tierflow.testsupport.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.testsupport.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionFactory;

/**
 * The monthly run of a generated programme on nodes of a test's own, and what must hold at its end.
 *
 * @param programme whose members
 * @param rows what the run leaves in the database
 */
public record GeneratedRun(GeneratedProgramme programme, RunRows rows) {

  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
  private static final String RUN = MONTH.toString();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A programme of so many members, of whom the database knows nothing yet. */
  public static GeneratedRun of(int members, TestDatabase database) {
    return new GeneratedRun(new GeneratedProgramme(members, MONTH), new RunRows(database));
  }

  /** Imports members and transactions, and starts the run. */
  public void start(Node node) {
    JsonNode members = json(node.post("/api/imports/members", "text/csv", programme.membersCsv()));
    assertThat(members.get("accepted").asLong()).isEqualTo(programme.size());
    JsonNode transactions =
        json(node.post("/api/imports/transactions", "text/csv", programme.transactionsCsv()));
    assertThat(transactions.get("rejected").asLong()).isZero();
    post(node, "/api/monthly-runs", "{\"month\": \"%s\"}".formatted(MONTH));
  }

  /** Waits until so many of a hundred members who have points to earn have them. */
  public void awaitBooked(int percent) {
    long all = programme.points().values().stream().filter(points -> points > 0).count();
    patiently().until(() -> rows.booked() >= all * percent / 100);
    assertThat(rows.booked()).as("the run is still in the middle").isLessThan(all);
  }

  /** Waits until that many nodes have been seen to hold jobs. */
  public void awaitNodesAtWork(int nodes) {
    Set<String> owners = ConcurrentHashMap.newKeySet();
    patiently()
        .until(
            () -> {
              owners.addAll(rows.lockOwners());
              return owners.size() >= nodes;
            });
  }

  /** Waits until a node says that the run is done. */
  public void awaitCompletion(Node node) {
    patiently().until(() -> "COMPLETED".equals(progress(node).get("state").asText()));
  }

  /** Whatever went away in the middle: rows, balances, figures and proof are those of one run. */
  public void requireEachMemberDoneOnce(Node node) {
    JsonNode done = progress(node);
    assertThat(done.get("membersTotal").asLong()).isEqualTo(programme.size());
    assertThat(done.get("membersFailed").asLong()).isZero();
    assertThat(done.get("membersWaitingForPeople").asLong()).isEqualTo(programme.underReview());
    assertThat(done.get("membersDone").asLong() + done.get("membersSkipped").asLong())
        .isEqualTo(programme.size() - programme.underReview());

    assertThat(rows.doneTwice()).isEmpty();
    // A page that was broken off is taken member by member, with those whom it would skip.
    assertThat(rows.upgraded(RUN)).doesNotHaveDuplicates().containsAll(programme.active());
    assertThat(rows.balances()).isEqualTo(programme.points());
    assertThat(rows.openReviews()).isEqualTo(programme.underReview());
    assertThat(rows.leftBehind()).isEmpty();
    JsonNode proof = json(node.get("/api/ledger/proof"));
    assertThat(proof.get("membersChecked").asLong()).isEqualTo(programme.size());
    assertThat(proof.get("mismatches").asLong()).isZero();
  }

  public static void post(Node node, String path, String body) {
    node.post(
        path, "application/json", new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  public static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).ignoreExceptions();
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This is no JSON: " + text, e);
    }
  }

  private static JsonNode progress(Node node) {
    return json(node.get("/api/monthly-runs/" + RUN));
  }
}
