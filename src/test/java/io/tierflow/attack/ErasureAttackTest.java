package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.AttackedUpgrades;
import io.tierflow.testsupport.attack.AttackedUpgrades.Upgrade;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import io.tierflow.testsupport.attack.Upload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Somebody has a member erased to get rid of what was done: the erasure takes the engine's history
 * and its log of operations with it, with what people typed as names of tasks, attachments and
 * comments. What was tried: to erase without the right to, and to hide behind the erasure what one
 * typed before.
 */
@AttackTest
class ErasureAttackTest {

  private static final String TYPED = "Ada Example of Sampletown lies";

  @Autowired private Attacker attacker;
  @Autowired private AttackedUpgrades upgrades;

  @Test
  void whoErasedAndWhatWentWithItIsOneQueryAway() {
    Upgrade upgrade = upgrades.underReview();
    type(upgrade);
    assertThat(operations(upgrade)).contains(TYPED);

    AttackAnswer erased = erase(Insiders.ADMIN, upgrade, "REQUESTED");

    assertThat(erased.status()).as(erased.body()).isEqualTo(200);
    assertThat(operations(upgrade)).isEqualTo("[]");
    assertThat(audit("subject=" + upgrade.member() + "&action=MEMBER_ERASED"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .containsEntry("actor", Insiders.ADMIN)
                    .containsEntry("address", Attacker.USUAL)
                    .containsEntry(
                        "detail",
                        "REQUESTED. Gone from the engine's log: loyalty-managers: AddAttachment"
                            + " Attachment, Comment, Update Task."));
    assertThat(audit("subject=" + upgrade.member() + "&action=MEMBER_CLOSED"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .containsEntry("actor", Insiders.ADMIN)
                    .containsEntry("detail", "The review of the upgrade to VIP was declined."));
  }

  @Test
  void whatSomebodyTypedGoesAndThatTheyDidStays() {
    Upgrade upgrade = upgrades.underReview();
    type(upgrade);

    erase(Insiders.ADMIN, upgrade, "UNLAWFUL");

    List<Map<String, Object>> done = audit("subject=" + upgrade.instance());
    assertThat(done)
        .allSatisfy(
            entry ->
                assertThat(entry)
                    .containsEntry("actor", Insiders.MANAGER)
                    .containsEntry("address", Attacker.USUAL))
        .extracting(entry -> entry.get("detail").toString())
        .anyMatch(detail -> detail.startsWith("Update Task: ") && detail.contains("name"))
        .anyMatch(detail -> detail.equals("AddAttachment Attachment: name."));
    assertThat(done.toString()).doesNotContain(TYPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {Insiders.OWNER, Insiders.MANAGER, Insiders.WAREHOUSE, Insiders.MACHINE})
  void nobodyElseErases(String insider) {
    Upgrade upgrade = upgrades.underReview();

    AttackAnswer refused = erase(insider, upgrade, "REQUESTED");

    assertThat(refused.status()).as(refused.body()).isEqualTo(403);
    assertThat(upgrades.openTasks(upgrade)).isOne();
    String path = "/api/members/" + upgrade.member() + "/erasure";
    assertThat(audit("actor=" + insider + "&action=CALL_REFUSED&subject=" + path))
        .singleElement()
        .satisfies(entry -> assertThat(entry).containsEntry("address", Attacker.USUAL));
  }

  private void type(Upgrade upgrade) {
    String task = "/engine-rest/task/" + upgrade.task();
    List.of(
            attacker.json(Insiders.MANAGER, "PUT", task, "{\"name\": \"%s\"}".formatted(TYPED)),
            attacker.as(
                Insiders.MANAGER,
                "POST",
                task + "/attachment/create",
                Upload.TYPE,
                Upload.attachment(TYPED)),
            attacker.json(
                Insiders.MANAGER,
                "POST",
                task + "/comment/create",
                "{\"message\": \"%s\"}".formatted(TYPED)))
        .forEach(answer -> assertThat(answer.status()).as(answer.body()).isBetween(200, 204));
  }

  private String operations(Upgrade upgrade) {
    return attacker
        .get(
            Insiders.ADMIN,
            "/engine-rest/history/user-operation?processInstanceId=" + upgrade.instance())
        .body();
  }

  /** What one query of the audit finds, once it is sealed. */
  private List<Map<String, Object>> audit(String query) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> lines("/api/audit?" + query), lines -> !lines.isEmpty());
  }

  private List<Map<String, Object>> lines(String query) {
    AttackAnswer answer = attacker.get(Insiders.ADMIN, query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JsonPath.read(answer.body(), "$.lines");
  }

  private AttackAnswer erase(String user, Upgrade upgrade, String reason) {
    return attacker.json(
        user,
        "POST",
        "/api/members/" + upgrade.member() + "/erasure",
        "{\"reason\": \"%s\"}".formatted(reason));
  }
}
