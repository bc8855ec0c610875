package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.AttackedUpgrades;
import io.tierflow.testsupport.attack.AttackedUpgrades.Upgrade;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeStatus;
import io.tierflow.tier.TierService;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A process owner leads an upgrade past its review in somebody else's name, or a manager writes
 * what the flow goes by. Beyond the modification that was seen: each other call of the engine that
 * moves tokens or writes variables of an instance, messages and signals that carry variables, a
 * start that brings what steps compute, and an owner's own process in which Tierflow's steps act.
 */
@AttackTest
class InterventionAttackTest {

  private static final String REVIEWER =
      "{\"reviewer\": {\"value\": \"manager\", \"type\": \"String\"}}";

  private static final String PAST_THE_REVIEW =
      "{\"type\": \"startBeforeActivity\", \"activityId\": \"ConfirmLoyaltyTier\", \"variables\": "
          + REVIEWER
          + "}";

  @Autowired private Attacker attacker;
  @Autowired private AttackedUpgrades upgrades;
  @Autowired private TierService tiers;
  @Autowired private RuntimeService instances;
  @Autowired private RepositoryService models;

  @Test
  void anOwnerLeadsNoUpgradePastItsReview() {
    Upgrade upgrade = upgrades.underReview();

    AttackAnswer answer = modify(Insiders.OWNER, upgrade);

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("Only admins may do this");
    assertUnderReview(upgrade);
    assertThat(upgrades.audit(Insiders.OWNER, "CALL_REFUSED", upgrade.instance()))
        .startsWith("Modification refused: ")
        .contains("'ConfirmLoyaltyTier'", "'AssignLoyaltyManagerReview'", "reviewer = manager");
  }

  @Test
  void whatAnAdminDoesNamesNobodyWhoHasNotDecided() {
    Upgrade upgrade = upgrades.underReview();

    AttackAnswer answer = modify(Insiders.ADMIN, upgrade);

    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    TierChange change =
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> tiers.change(upgrade.instance()),
                found -> found.getStatus() == TierChangeStatus.CONFIRMED);
    assertThat(change.getReview().reviewer()).isNull();
    assertThat(change.getReview().remark()).isNull();
    assertThat(upgrades.audit(Insiders.ADMIN, "INSTANCE_CHANGED", upgrade.instance()))
        .contains("'ConfirmLoyaltyTier'", "'AssignLoyaltyManagerReview'", "reviewer = manager");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | process-instance/{instance}/modification-async | {"instructions": [{move}]}
          POST | modification/execute | {"processDefinitionId": "{definition}", "processInstanceIds": ["{instance}"], "instructions": [{move}]}
          POST | modification/executeAsync | {"processDefinitionId": "{definition}", "processInstanceIds": ["{instance}"], "instructions": [{move}]}
          POST | process-definition/{definition}/restart | {"processInstanceIds": ["{instance}"], "instructions": [{move}]}
          POST | process-definition/{definition}/restart-async | {"processInstanceIds": ["{instance}"], "instructions": [{move}]}
          POST | process-definition/{definition}/start | {"variables": {variables}, "startInstructions": [{move}]}
          POST | process-definition/key/loyalty-tier-upgrade/start | {"variables": {"memberNumber": {"value": "{member}"}, "raisedOn": {"value": "2020-01-01"}}}
          POST | process-definition/key/loyalty-tier-upgrade/submit-form | {"variables": {"memberNumber": {"value": "{member}"}, "runId": {"value": "2020-01"}}}
          POST | process-definition/{definition}/start | {"variables": {"memberNumber": {"value": "{member}"}, "gift": {"value": true}}}
          POST | migration/execute | {"migrationPlan": {"sourceProcessDefinitionId": "{definition}", "targetProcessDefinitionId": "{definition}", "instructions": [{"sourceActivityIds": ["AssignLoyaltyManagerReview"], "targetActivityIds": ["VerifyPhysicalGiftDispatch"]}]}, "processInstanceIds": ["{instance}"]}
          POST | process-instance/{instance}/variables | {"modifications": {variables}}
          PUT | process-instance/{instance}/variables/targetTier | {"value": "VIP"}
          PUT | process-instance/{instance}/variables/earnedOn | {"value": "2030-12-31"}
          DELETE | process-instance/{instance}/variables/gift | {}
          POST | process-instance/variables-async | {"processInstanceIds": ["{instance}"], "variables": {variables}}
          PUT | execution/{instance}/localVariables/reviewer | {"value": "manager"}
          POST | execution/{instance}/localVariables | {"modifications": {variables}, "deletions": ["gift"]}
          POST | execution/{instance}/signal | {"variables": {variables}}
          POST | message | {"messageName": "any", "processVariables": {variables}}
          POST | message | {"messageName": "any", "processVariablesLocal": {variables}, "all": true}
          POST | signal | {"name": "any", "variables": {variables}}
          POST | condition | {"variables": {variables}}
          """)
  void noOtherCallDoesIt(String method, String path, String body) {
    Upgrade upgrade = upgrades.underReview();
    String definition =
        instances
            .createProcessInstanceQuery()
            .processInstanceId(upgrade.instance())
            .singleResult()
            .getProcessDefinitionId();
    long running = instances.createProcessInstanceQuery().count();

    AttackAnswer answer =
        attacker.json(
            Insiders.OWNER,
            method,
            "/engine-rest/" + filled(path, upgrade, definition),
            filled(body, upgrade, definition));

    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body())
        .containsAnyOf("Only admins may do this", "has no field", "may not set");
    assertUnderReview(upgrade);
    assertThat(instances.createProcessInstanceQuery().count()).isEqualTo(running);
  }

  @Test
  void ownersWriteVariablesOfTheirOwnProcessesWhereNoStepActs() {
    String own = deploy("<userTask id='Wait'/>");
    String acting =
        deploy(
            "<serviceTask id='Wait' camunda:asyncBefore='true' "
                + "camunda:delegateExpression='${expirePoints}'/>");

    assertThat(setVariable(own).status()).isEqualTo(204);
    assertThat(setVariable(acting).status()).isEqualTo(403);
  }

  private AttackAnswer setVariable(String instance) {
    return attacker.json(
        Insiders.OWNER,
        "PUT",
        "/engine-rest/process-instance/" + instance + "/variables/mine",
        "{\"value\": 1}");
  }

  /** An instance of an owner's own process with one element. */
  private String deploy(String element) {
    String key = AttackedUpgrades.unique("own-");
    String model =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t" id="d">
          <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="S"/>%s<endEvent id="E"/>
            <sequenceFlow id="f" sourceRef="S" targetRef="Wait"/><sequenceFlow id="g" sourceRef="Wait" targetRef="E"/>
          </process>
        </definitions>
        """
            .formatted(key, element)
            .strip();
    models.createDeployment().name("attack " + key).addString(key + ".bpmn", model).deploy();
    return instances.startProcessInstanceByKey(key).getId();
  }

  private AttackAnswer modify(String user, Upgrade upgrade) {
    return attacker.json(
        user,
        "POST",
        "/engine-rest/process-instance/" + upgrade.instance() + "/modification",
        """
        {"skipCustomListeners": true, "instructions": [
          {"type": "cancel", "activityId": "AssignLoyaltyManagerReview"}, %s]}\
        """
            .formatted(PAST_THE_REVIEW));
  }

  private static String filled(String text, Upgrade upgrade, String definition) {
    return text.replace("{instance}", upgrade.instance())
        .replace("{definition}", definition)
        .replace("{member}", upgrade.member())
        .replace("{move}", PAST_THE_REVIEW)
        .replace("{variables}", REVIEWER);
  }

  private void assertUnderReview(Upgrade upgrade) {
    Task review = upgrades.task(upgrade.instance(), AttackedUpgrades.REVIEW);
    assertThat(review).isNotNull();
    TierChange change = tiers.change(upgrade.instance());
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.PROVISIONAL);
    assertThat(change.getReview().reviewer()).isNull();
  }
}
