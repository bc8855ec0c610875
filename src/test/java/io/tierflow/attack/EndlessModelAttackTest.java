package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.AttackedUpgrades;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import io.tierflow.testsupport.attack.Upload;
import io.tierflow.testsupport.flow.TestProgramme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * A process owner's model that would take a core or the memory for good. Beyond the pattern and the
 * process that calls itself: literal and input expressions, ranges and their combinations,
 * functions that call themselves, the methods of texts and numbers in BPMN, loops, calls across
 * save points, and elements that are carried out a hundred million times.
 */
@AttackTest
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=full")
@Tag("full")
class EndlessModelAttackTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PATTERN =
      "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"(a*)*\\\\1b\")";

  @Autowired private Attacker attacker;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService instances;
  @Autowired private ProcessEngine engine;
  @Autowired private TestProgramme programme;

  private final String key = AttackedUpgrades.unique("endless-");

  @AfterEach
  void remove() {
    for (Deployment done :
        repository.createDeploymentQuery().deploymentName("attack " + key).list()) {
      repository.deleteDeployment(done.getId(), true);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<literalExpression id='l'><text><![CDATA[X]]></text></literalExpression>",
        "<decisionTable id='t' hitPolicy='FIRST'><input id='i'><inputExpression id='e'"
            + " typeRef='string'><text><![CDATA[X]]></text></inputExpression></input><output id='o'"
            + " name='o' typeRef='string'/><rule id='r'><inputEntry"
            + " id='c'><text>-</text></inputEntry><outputEntry"
            + " id='x'><text>\"a\"</text></outputEntry></rule></decisionTable>",
        "<decisionTable id='t' hitPolicy='FIRST'><input id='i'><inputExpression id='e'"
            + " typeRef='string'><text>a</text></inputExpression></input><output id='o' name='o'"
            + " typeRef='boolean'/><rule id='r'><inputEntry"
            + " id='c'><text>-</text></inputEntry><outputEntry"
            + " id='x'><text><![CDATA[X]]></text></outputEntry></rule></decisionTable>",
      })
  void whereItCanBeSeenNothingIsDeployed(String logic) {
    for (String endless :
        List.of(
            PATTERN,
            "count(for i in 1..1000000000 return i)",
            "some i in 1..1000000000 satisfies i = 0",
            "{f: function(n) f(n), r: f(1)}.r")) {
      AttackAnswer answer =
          attacker.as(
              Insiders.OWNER,
              "POST",
              "/engine-rest/deployment/create",
              Upload.TYPE,
              Upload.of("attack " + key, key + ".dmn", table(logic.replace("X", endless))));

      assertThat(answer.status()).as(endless + answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("may never end");
    }
  }

  /** As it stands from a release that looked at nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        PATTERN,
        "count(for i in 1..1000000000 return i)",
        "count(for i in 1..9000, j in 1..9000 return i)",
        "some i in 1..9000 satisfies (some j in 1..9000 satisfies (some k in 1..9000 satisfies k <"
            + " 0))",
        "{f: function(n) f(n + 1), r: f(1)}.r",
      })
  void whatStandsEndsInAnIncidentThatNamesTheTable(String endless) {
    stand(
        "<variable id='v' name='r' typeRef='string'/><literalExpression"
            + " id='l'><text>1</text></literalExpression>",
        endless);
    deploy(
        "<businessRuleTask id='T' camunda:asyncBefore='true' camunda:decisionRef='%1$s' camunda:resultVariable='r'/>"
            .formatted(key + "-table"));

    Incident incident = incident(start());

    assertThat(incident.getIncidentMessage()).contains(key + "-table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.matches('(a*)*b')",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.replaceAll('(a*)*b', '')",
        "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.split('(a*)*b')",
        "'a'.repeat(2000000000)",
        "'a'.indent(2000000000)",
        "'%2000000000d'.formatted(1)",
      })
  void anExpressionOfAModelAsksForNothingEndless(String expression) {
    deploy("<serviceTask id='T' camunda:expression=\"${%s}\"/>".formatted(expression));

    AttackAnswer answer = startOverHttp();

    assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400);
    assertThat(answer.body()).contains("A model may not access");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<callActivity id='T' calledElement='KEY' camunda:asyncBefore='true'/>",
        "<manualTask id='T' camunda:asyncBefore='true'/><sequenceFlow id='n' sourceRef='T'"
            + " targetRef='G'/><exclusiveGateway id='G'/><sequenceFlow id='l' sourceRef='G'"
            + " targetRef='L'/><manualTask id='L'/><sequenceFlow id='m' sourceRef='L'"
            + " targetRef='G'/>",
        "<manualTask id='T'"
            + " camunda:asyncBefore='true'><multiInstanceLoopCharacteristics><loopCardinality>"
            + "100000000</loopCardinality></multiInstanceLoopCharacteristics></manualTask>",
        "<manualTask id='T' camunda:asyncBefore='true'><multiInstanceLoopCharacteristics"
            + " isSequential='true'>"
            + "<loopCardinality>100000000</loopCardinality></multiInstanceLoopCharacteristics></manualTask>",
        "<callActivity id='T' calledElement='KEY-inner' camunda:asyncBefore='true'/>",
      })
  void aProcessWithoutEndBecomesAnIncident(String element) {
    deploy(element.replace("KEY-inner", key + "-inner").replace("KEY", key));
    deploy(key + "-inner", "<callActivity id='T' calledElement='%s-inner'/>".formatted(key));

    start();
    Incident incident =
        Awaitility.await()
            .atMost(SOON)
            .until(
                () ->
                    instances
                        .createIncidentQuery()
                        .incidentMessageLike("%" + key + "%")
                        .list()
                        .stream()
                        .findFirst()
                        .orElse(null),
                found -> found != null);

    assertThat(incident.getIncidentMessage())
        .containsAnyOf(
            "tierflow.process.call-depth", "tierflow.process.activities-per-transaction");
  }

  @Test
  void theOwnerWhoStartedItStandsInTheAudit() {
    deploy("<callActivity id='T' calledElement='%s'/>".formatted(key));

    assertThat(startOverHttp().status()).isGreaterThanOrEqualTo(400);
    // The audit shows an entry once it is sealed.
    String query = "/api/audit?action=CALL_REFUSED&subject=" + key;
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(attacker.get(Insiders.ADMIN, query).body())
                    .contains(Insiders.OWNER, "127.0.0.1", "tierflow.process.call-depth"));
  }

  /** Each filter within another goes through its list as often as the one around it has items. */
  @Test
  void whoDeployedAndWhoStartedATableThatWasEndedAreOneQueryAway() {
    deployOverHttp(slowTable());
    deploy(
        "<businessRuleTask id='T' camunda:asyncBefore='true' camunda:decisionRef='%s'"
                .formatted(key + "-table")
            + " camunda:resultVariable='r'/>");
    AttackAnswer started = startOverHttp("{\"variables\": {\"n\": {\"value\": 7}}}");
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    String instance = JsonPath.read(started.body(), "$.id");

    assertThat(incident(instance).getIncidentMessage()).contains("tierflow.decision-timeout");

    List<Map<String, Object>> told = audit("subject=" + key + "-table", 2);
    assertThat(told.get(1))
        .containsEntry("action", "MODEL_DEPLOYED")
        .containsEntry("actor", Insiders.OWNER)
        .containsEntry("address", Attacker.USUAL)
        .containsEntry("hasAttachment", true);
    assertThat(
            attacker.get(Insiders.ADMIN, "/api/audit/" + told.get(1).get("sequenceNumber")).body())
        .contains("[item > n]");
    assertThat(told.get(0)).containsEntry("action", "CALL_REFUSED");
    assertThat(told.get(0).get("detail").toString())
        .startsWith(
            "Started by process-owners from 127.0.0.1. Instance %s with n = 7. Table %s-table version 1 was ended: It takes longer than PT5S"
                .formatted(instance, key));
  }

  @Test
  void whoEvaluatedATableThatWasEndedStandsInTheAudit() {
    deployOverHttp(slowTable());

    AttackAnswer evaluated =
        attacker.json(
            Insiders.OWNER,
            "POST",
            "/engine-rest/decision-definition/key/" + key + "-table/evaluate",
            "{\"variables\": {\"n\": {\"value\": 7}, \"name\": {\"value\": \"Ada\"}}}");

    assertThat(evaluated.status()).as(evaluated.body()).isEqualTo(500);
    assertThat(audit("action=CALL_REFUSED&subject=" + key + "-table", 1).get(0))
        .containsEntry("actor", Insiders.OWNER)
        .containsEntry("address", Attacker.USUAL)
        .hasEntrySatisfying(
            "detail",
            detail ->
                assertThat(detail.toString())
                    .startsWith("Evaluation refused: n = 7; name. Table " + key + "-table"));
  }

  private String slowTable() {
    String list = "[" + "1,".repeat(99) + "1]";
    String slow = list + "[item > n]";
    for (int depth = 1; depth < 5; depth++) {
      slow = "%s[count(%s) > n]".formatted(list, slow);
    }
    return table(
        "<variable id='v' name='r' typeRef='string'/><literalExpression id='l'><text><![CDATA[count(%s)]]></text></literalExpression>"
            .formatted(slow));
  }

  /** What one query of the audit finds, newest first, once it is sealed. */
  private List<Map<String, Object>> audit(String query, int entries) {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                JsonPath.read(
                    attacker.get(Insiders.ADMIN, "/api/audit?" + query).body(), "$.lines"),
            lines -> lines.size() == entries);
  }

  private void deployOverHttp(String table) {
    AttackAnswer answer =
        attacker.as(
            Insiders.OWNER,
            "POST",
            "/engine-rest/deployment/create",
            Upload.TYPE,
            Upload.of("attack " + key, key + ".dmn", table));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private Incident incident(String instance) {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () -> instances.createIncidentQuery().processInstanceId(instance).singleResult(),
            found -> found != null);
  }

  private String start() {
    return instances.startProcessInstanceByKey(key).getId();
  }

  private AttackAnswer startOverHttp() {
    return startOverHttp("{}");
  }

  private AttackAnswer startOverHttp(String body) {
    return attacker.json(
        Insiders.OWNER, "POST", "/engine-rest/process-definition/key/" + key + "/start", body);
  }

  private void deploy(String element) {
    deploy(key, element);
  }

  private void deploy(String process, String element) {
    String model =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t" id="d">
          <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="S"/>%s<sequenceFlow id="f" sourceRef="S" targetRef="T"/>
          </process>
        </definitions>
        """
            .formatted(process, element)
            .strip();
    repository
        .createDeployment()
        .name("attack " + key)
        .addString(process + ".bpmn", model)
        .deploy();
  }

  private void stand(String logic, String instead) {
    Deployment deployment =
        repository
            .createDeployment()
            .name("attack " + key)
            .addString(key + ".dmn", table(logic))
            .deploy();
    programme.execute(
        "update ACT_GE_BYTEARRAY set BYTES_ = ? where DEPLOYMENT_ID_ = ?",
        table(logic.replace("<text>1</text>", "<text><![CDATA[" + instead + "]]></text>"))
            .getBytes(StandardCharsets.UTF_8),
        deployment.getId());
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getDeploymentCache()
        .purgeCache();
  }

  private String table(String logic) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="t">
      <decision id="%s-table" name="t" camunda:historyTimeToLive="P1D">%s</decision>
    </definitions>
    """
        .formatted(key, logic)
        .strip();
  }
}
