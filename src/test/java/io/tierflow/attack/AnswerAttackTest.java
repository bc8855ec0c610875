package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.reward.GiftState;
import io.tierflow.reward.RewardService;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.AttackedUpgrades;
import io.tierflow.testsupport.attack.AttackedUpgrades.Upgrade;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierService;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A manager or a packer answers a task with more than its form asks for. Beyond what was seen
 * (resolving, completing with {@code gift = false}): each other call that writes variables with a
 * task, fields that the form only shows, removals, BPMN errors and escalations that bring
 * variables, admins, and a gateway whose variable is wrong all the same.
 */
@Tag("full")
@AttackTest
class AnswerAttackTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Autowired private Attacker attacker;
  @Autowired private AttackedUpgrades upgrades;
  @Autowired private TierService tiers;
  @Autowired private RewardService rewards;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService instances;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | complete | {"variables": {"reviewOutcome": {"value": "APPROVED"}, "gift": {"value": false}}} | gift
          POST | submit-form | {"variables": {"reviewOutcome": {"value": "APPROVED"}, "reviewer": {"value": "admin"}}} | reviewer
          POST | resolve | {"variables": {"targetTier": {"value": "GOLD"}}} | targetTier
          POST | variables | {"modifications": {"memberNumber": {"value": "S0001"}}} | memberNumber
          PUT | variables/asOf | {"value": "2020-01-01"} | asOf
          DELETE | variables/reviewRequired | {} | reviewRequired
          POST | localVariables | {"modifications": {"groundLost": {"value": false}}} | groundLost
          PUT | localVariables/memberName | {"value": "Mallory"} | memberName
          DELETE | localVariables/memberNumber | {} | memberNumber
          POST | bpmnError | {"errorCode": "X", "variables": {"gift": {"value": false}}} | gift
          POST | bpmnEscalation | {"escalationCode": "X", "variables": {"gift": {"value": false}}} | gift
          """)
  void anAnswerCarriesTheKeysOfItsFormAlone(String method, String call, String body, String key) {
    Upgrade upgrade = upgrades.underReview();
    for (String user : new String[] {Insiders.MANAGER, Insiders.ADMIN}) {
      AttackAnswer answer =
          attacker.json(user, method, "/engine-rest/task/" + upgrade.task() + "/" + call, body);

      assertThat(answer.status()).as(answer.body()).isEqualTo(403);
      assertThat(answer.body())
          .contains("has no field " + key, "accepted: reviewOutcome, reviewRemark");
    }
    assertThat(upgrades.task(upgrade.instance(), AttackedUpgrades.REVIEW)).isNotNull();
    assertThat(upgrades.audit(Insiders.MANAGER, "CALL_REFUSED", upgrade.member()))
        .contains("refused", key);
  }

  @Test
  void thePackerAnswersWithCarrierAndParcelAlone() {
    Upgrade upgrade = upgrades.withGift();

    AttackAnswer answer =
        attacker.json(
            Insiders.WAREHOUSE,
            "POST",
            "/engine-rest/task/" + upgrade.task() + "/complete",
            """
            {"variables": {"dispatchOutcome": {"value": "DISPATCHED"}, "carrier": {"value": "Post"},
              "trackingNumber": {"value": "1"}, "giftItem": {"value": "Nothing"}}}\
            """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("giftItem");
    assertThat(rewards.gift(upgrade.instance()).getState()).isEqualTo(GiftState.PENDING);
  }

  @Test
  void aTaskWithoutAFormTakesNoVariables() {
    var task = tasks.newTask();
    task.setAssignee(Insiders.ADMIN);
    tasks.saveTask(task);

    AttackAnswer answer =
        attacker.json(
            Insiders.ADMIN,
            "POST",
            "/engine-rest/task/" + task.getId() + "/complete",
            "{\"variables\": {\"anything\": {\"value\": 1}}}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    tasks.deleteTask(task.getId(), true);
  }

  @Test
  void aGiftThatIsOwedIsPackedWhateverAVariableSays() {
    Upgrade upgrade = upgrades.underReview();
    instances.setVariable(upgrade.instance(), "gift", false);
    instances.setVariable(upgrade.instance(), "reviewRequired", false);
    instances.setVariable(upgrade.instance(), "reviewer", "mallory");
    instances.setVariable(upgrade.instance(), "reviewOutcome", "DECLINED");

    AttackAnswer approved =
        attacker.json(
            Insiders.MANAGER,
            "POST",
            "/engine-rest/task/" + upgrade.task() + "/complete",
            "{\"variables\": {\"reviewOutcome\": {\"value\": \"APPROVED\"}}}");
    assertThat(approved.status()).as(approved.body()).isEqualTo(204);
    instances.setVariable(upgrade.instance(), "reviewOutcome", "DECLINED");

    Awaitility.await()
        .atMost(SOON)
        .until(() -> upgrades.task(upgrade.instance(), AttackedUpgrades.GIFT) != null);
    TierChange change = tiers.change(upgrade.instance());
    assertThat(change.getReview().reviewer()).isEqualTo(Insiders.MANAGER);
    assertThat(rewards.gift(upgrade.instance()).getState()).isEqualTo(GiftState.PENDING);
  }
}
