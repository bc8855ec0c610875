package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierflow.member.AccountType;
import io.tierflow.process.Programme;
import io.tierflow.process.TierUpgradeService;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Upgrades that wait for people, and what the audit says of what these do. */
@TestComponent
class Upgrades {

  static final String REVIEW = "AssignLoyaltyManagerReview";
  static final String GIFT = "VerifyPhysicalGiftDispatch";

  private static final Duration SEALED = Duration.ofSeconds(30);

  private final Programme programme;
  private final TierUpgradeService upgrades;
  private final TaskService tasks;
  private final Attacker attacker;

  Upgrades(Programme programme, TierUpgradeService upgrades, TaskService tasks, Attacker attacker) {
    this.programme = programme;
    this.upgrades = upgrades;
    this.tasks = tasks;
    this.attacker = attacker;
  }

  /** One whose new tier VIP waits for a loyalty manager. */
  Upgrade underReview() {
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    String member = programme.enrol(AccountType.INDIVIDUAL);
    programme.purchase(member, "12000.00", yesterday);
    String instance = upgrades.run(member, yesterday);
    return new Upgrade(member, instance, task(instance, REVIEW).getId());
  }

  /** One that was approved, so that a gift waits for the warehouse. */
  Upgrade withGift() {
    Upgrade upgrade = underReview();
    Answer approved =
        attacker.json(
            Insiders.MANAGER,
            "POST",
            "/engine-rest/task/" + upgrade.task() + "/complete",
            "{\"variables\": {\"reviewOutcome\": {\"value\": \"APPROVED\"}}}");
    assertThat(approved.status()).as(approved.body()).isEqualTo(204);
    Task gift =
        Awaitility.await()
            .atMost(SEALED)
            .until(() -> task(upgrade.instance(), GIFT), found -> found != null);
    return new Upgrade(upgrade.member(), upgrade.instance(), gift.getId());
  }

  /** The open task of an instance; null if there is none. */
  Task task(String instance, String step) {
    return programme.task(instance, step);
  }

  long openTasks(Upgrade upgrade) {
    return tasks.createTaskQuery().processInstanceId(upgrade.instance()).count();
  }

  /** What one query of the audit says somebody did or tried to one thing, once it is sealed. */
  String audit(String actor, String action, String subject) {
    String query = "/api/audit?actor=%s&action=%s&subject=%s".formatted(actor, action, subject);
    return Awaitility.await()
        .atMost(SEALED)
        .until(() -> details(query), found -> !found.isEmpty())
        .get(0);
  }

  private List<String> details(String query) {
    Answer answer = attacker.get(Insiders.ADMIN, query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JsonPath.read(answer.body(), "$.lines[*].detail");
  }

  static String unique(String prefix) {
    return prefix + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * An upgrade that waits.
   *
   * @param member whose
   * @param instance its process instance
   * @param task the open task
   */
  record Upgrade(String member, String instance, String task) {}
}
