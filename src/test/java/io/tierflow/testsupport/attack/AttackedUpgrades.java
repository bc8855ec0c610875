package io.tierflow.testsupport.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierflow.member.AccountType;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
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
public class AttackedUpgrades {

  public static final String REVIEW = "AssignLoyaltyManagerReview";
  public static final String GIFT = "VerifyPhysicalGiftDispatch";

  private static final Duration SEALED = Duration.ofSeconds(30);

  private final TestProgramme programme;
  private final TierUpgradeService upgrades;
  private final TaskService tasks;
  private final Attacker attacker;

  public AttackedUpgrades(
      TestProgramme programme, TierUpgradeService upgrades, TaskService tasks, Attacker attacker) {
    this.programme = programme;
    this.upgrades = upgrades;
    this.tasks = tasks;
    this.attacker = attacker;
  }

  /** One whose new tier VIP waits for a loyalty manager. */
  public Upgrade underReview() {
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    String member = programme.enrol(AccountType.INDIVIDUAL);
    programme.purchase(member, "12000.00", yesterday);
    String instance = upgrades.run(member, yesterday);
    return new Upgrade(member, instance, task(instance, REVIEW).getId());
  }

  /** One that was approved, so that a gift waits for the warehouse. */
  public Upgrade withGift() {
    Upgrade upgrade = underReview();
    AttackAnswer approved =
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
  public Task task(String instance, String step) {
    return programme.task(instance, step);
  }

  public long openTasks(Upgrade upgrade) {
    return tasks.createTaskQuery().processInstanceId(upgrade.instance()).count();
  }

  /** What one query of the audit says somebody did or tried to one thing, once it is sealed. */
  public String audit(String actor, String action, String subject) {
    String query = "/api/audit?actor=%s&action=%s&subject=%s".formatted(actor, action, subject);
    return Awaitility.await()
        .atMost(SEALED)
        .until(() -> details(query), found -> !found.isEmpty())
        .get(0);
  }

  private List<String> details(String query) {
    AttackAnswer answer = attacker.get(Insiders.ADMIN, query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JsonPath.read(answer.body(), "$.lines[*].detail");
  }

  public static String unique(String prefix) {
    return prefix + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * An upgrade that waits.
   *
   * @param member whose
   * @param instance its process instance
   * @param task the open task
   */
  public record Upgrade(String member, String instance, String task) {}
}
