package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import io.tierflow.testsupport.attack.Upload;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may deploy a model gets the model, not the server. */
@AttackTest
class ModelAttackTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String MARK = "tierflow.test.taken";
  private static final String TAKE =
      "''.getClass().forName('java.lang.System').setProperty('%s', 'yes')".formatted(MARK);

  @Autowired private Attacker attacker;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService instances;

  private final String process = "attack-" + NUMBERS.incrementAndGet();

  @AfterEach
  void remove() {
    for (Deployment done :
        repository.createDeploymentQuery().deploymentNameLike("attack%").list()) {
      repository.deleteDeployment(done.getId(), true);
    }
    System.clearProperty(MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<scriptTask id='T' scriptFormat='juel'><script>${TAKE}</script></scriptTask>",
        "<scriptTask id='T' scriptFormat='javascript'><script>1</script></scriptTask>",
        "<scriptTask id='T' scriptFormat='groovy' camunda:resource='deployment://a.groovy'/>",
        "<serviceTask id='T' camunda:class='java.lang.ProcessBuilder'/>",
        "<serviceTask id='T' activiti:class='java.lang.ProcessBuilder'/>",
        "<serviceTask id='T' camunda:expression='${true}'><extensionElements>"
            + "<camunda:executionListener event='start' class='a.B'/></extensionElements></serviceTask>",
        "<serviceTask id='T' camunda:expression='${true}'><extensionElements>"
            + "<camunda:executionListener event='start'><camunda:script scriptFormat='juel'>${TAKE}"
            + "</camunda:script></camunda:executionListener></extensionElements></serviceTask>",
        "<serviceTask id='T' camunda:expression='${true}'><extensionElements>"
            + "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='juel'>"
            + "${TAKE}</camunda:script></camunda:inputParameter></camunda:inputOutput>"
            + "</extensionElements></serviceTask>",
        "<userTask id='T'><extensionElements><camunda:taskListener event='create' class='a.B'/>"
            + "</extensionElements></userTask>",
        "<userTask id='T' camunda:formHandlerClass='a.B'/>",
        "<userTask id='T'><extensionElements><camunda:formData><camunda:formField id='f' type='string'>"
            + "<camunda:validation><camunda:constraint name='validator' config='a.B'/>"
            + "</camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask>",
        "<callActivity id='T' calledElement='x' camunda:variableMappingClass='a.B'/>",
      })
  void aModelWithAScriptOrAClassIsNotDeployed(String element) {
    AttackAnswer answer = deploy(process + ".bpmn", model(element));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).containsAnyOf("A model may not", "generates a form");
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(process).count())
        .isZero();
    assertThat(System.getProperty(MARK)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${TAKE}",
        "#{TAKE}",
        "${''['class'].forName('java.lang.System').setProperty('tierflow.test.taken', 'yes')}",
        "${''.class}",
        "${(1).getClass()}",
        "${execution.getClass()}",
        "${execution.processEngineServices}",
        "${execution.getProcessEngineServices().getIdentityService()}",
        "${execution.processEngine}",
        "${execution.getBpmnModelInstance()}",
        "${execution.bpmnModelElementInstance}",
        "${execution.getProcessInstance().remove()}",
        "${execution.processDefinition}",
        "${execution.variables.getClass()}",
        "${dateTime().getClass()}",
        "${dataSource}",
        "${applicationContext}",
        "${environment}",
        "${systemProperties}",
        "${runtimeService}",
        "${identityService.newUser('mallory')}",
        "${repositoryService.deleteDeployment('x')}",
        "${voucherService}",
        "${memberService.close('S0001')}",
        "${sendMonthlyReport.getClass()}",
        "${sendMonthlyReport.toString()}",
        "${sendMonthlyReport.execute(execution)}",
      })
  void anExpressionOfAModelDoesNotLeaveTheModel(String expression) {
    deploy(
        process + ".bpmn",
        model("<serviceTask id='T' camunda:expression=\"" + expression + "\"/>"));

    AttackAnswer started = start();

    assertThat(started.status()).as(started.body()).isGreaterThanOrEqualTo(400);
    assertThat(instances.createProcessInstanceQuery().processDefinitionKey(process).count())
        .isZero();
    assertThat(System.getProperty(MARK)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<serviceTask id='T' camunda:delegateExpression='${dataSource}'/>",
        "<serviceTask id='T' camunda:delegateExpression='${processEngine}'/>",
        "<userTask id='T' camunda:assignee='${TAKE}'/>",
        "<userTask id='T'><extensionElements><camunda:formData><camunda:formField id='f' type='string' "
            + "defaultValue='${TAKE}'/></camunda:formData></extensionElements></userTask>",
        "<userTask id='T' name='${TAKE}'/>",
        "<userTask id='T' camunda:dueDate='${TAKE}'/>",
        "<callActivity id='T' calledElement='${TAKE}'/>",
        "<serviceTask id='T' camunda:type='external' camunda:topic='${TAKE}'/>",
        "<serviceTask id='T' camunda:expression='${true}'><extensionElements><camunda:inputOutput>"
            + "<camunda:inputParameter name='a'>${TAKE}</camunda:inputParameter>"
            + "</camunda:inputOutput></extensionElements></serviceTask>",
        "<serviceTask id='T' camunda:expression='${true}'><multiInstanceLoopCharacteristics "
            + "camunda:collection='${TAKE}'/></serviceTask>",
      })
  void noOtherPlaceForAnExpressionDoesEither(String element) {
    deploy(process + ".bpmn", model(element));

    start();
    attacker.get(
        Insiders.OWNER, "/engine-rest/process-definition/key/" + process + "/form-variables");

    assertThat(System.getProperty(MARK)).isNull();
  }

  @Test
  void whatModelsNeedStillWorks() {
    deploy(
        process + ".bpmn",
        model(
            "<serviceTask id='T' camunda:expression=\"${execution.setVariable('out', "
                + "text.length() + dateTime().plusDays(1).getYear() - dateTime().year)}\"/>"
                + "<sequenceFlow id='F2' sourceRef='T' targetRef='U'/><userTask id='U' name='${text}'/>"));

    AttackAnswer started =
        attacker.json(
            Insiders.OWNER,
            "POST",
            "/engine-rest/process-definition/key/" + process + "/start",
            "{\"variables\": {\"text\": {\"value\": \"four\"}}}");

    assertThat(started.status()).as(started.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expressionLanguage='juel'|${TAKE}",
        "expressionLanguage='JUEL'|${TAKE}",
        "expressionLanguage='javascript'|java.lang.System.setProperty('tierflow.test.taken', 'yes')",
        "expressionLanguage='groovy'|System.setProperty('tierflow.test.taken', 'yes')",
        "expressionLanguage='feel'|{f: function(k, v) external {java: {class: \"java.lang.System\", "
            + "method signature: \"setProperty(java.lang.String,java.lang.String)\"}}, "
            + "r: f(\"tierflow.test.taken\", \"yes\")}.r",
      })
  void aTableDoesNotReachTheServer(String attack) {
    String[] parts = attack.split("\\|", 2);
    deploy(process + ".dmn", table(parts[0], parts[1]));

    AttackAnswer evaluated =
        attacker.json(
            Insiders.OWNER,
            "POST",
            "/engine-rest/decision-definition/key/" + process + "/evaluate",
            "{\"variables\": {\"a\": {\"value\": 1}}}");

    assertThat(evaluated.body()).doesNotContain("java.lang.System");
    assertThat(System.getProperty(MARK)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"case.cmmn", "case.CMMN", "case.cmmn11.xml", "case.cmmn10.xml"})
  void caseModelsAreNotDeployed(String name) {
    AttackAnswer answer = deploy(name, "<definitions/>");

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void variablesDoNotBringObjects() {
    deploy(process + ".bpmn", model("<userTask id='T'/>"));

    AttackAnswer answer =
        attacker.json(
            Insiders.OWNER,
            "POST",
            "/engine-rest/process-definition/key/" + process + "/start",
            """
            {"variables": {"bad": {"type": "Object", "value": "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==",
              "valueInfo": {"objectTypeName": "java.util.HashMap",
                            "serializationDataFormat": "application/x-java-serialized-object"}}}}
            """);

    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertThat(instances.createProcessInstanceQuery().processDefinitionKey(process).count())
        .isZero();
  }

  /** An expression in whatever a query or a filter of the engine's interface accepts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/task|{\"orQueries\": [{\"nameLike\": \"a\"}, {\"dueBeforeExpression\": \"X\"}]}",
        "/task|{\"candidateGroupsExpression\": \"X\"}",
        "/task/count|{\"orQueries\": [{\"followUpBeforeExpression\": \"X\"}]}",
        "/task/count|{\"orQueries\": [{\"candidateUserExpression\": \"X\"}]}",
        "/task/count|{\"ownerExpression\": \"X\"}",
        "/task/count|{\"involvedUserExpression\": \"X\"}",
        "/task/count|{\"processInstanceBusinessKeyExpression\": \"X\"}",
        "/task/count|{\"processInstanceBusinessKeyLikeExpression\": \"X\"}",
        "/task/count|{\"createdAfterExpression\": \"X\"}",
        "/task/count|{\"nameNotEqual\": \"X\", \"processVariables\": "
            + "[{\"name\": \"a\", \"operator\": \"eq\", \"value\": \"X\"}]}",
        "/history/task|{\"orQueries\": [{\"taskName\": \"X\"}]}",
        "/history/process-instance|{\"orQueries\": [{\"processInstanceBusinessKey\": \"X\"}]}",
        "/process-instance|{\"orQueries\": [{\"businessKey\": \"X\"}]}",
        "/process-instance/delete|{\"processInstanceQuery\": {\"businessKey\": \"X\"}}",
        "/external-task|{\"topicName\": \"X\"}",
        "/variable-instance|{\"variableValues\": "
            + "[{\"name\": \"a\", \"operator\": \"eq\", \"value\": \"X\"}]}",
      })
  void noQueryRunsAnExpression(String call) {
    String[] parts = call.split("\\|", 2);

    attacker.json(
        Insiders.ADMIN, "POST", "/engine-rest" + parts[0], parts[1].replace("X", taken("${TAKE}")));

    assertThat(System.getProperty(MARK)).isNull();
  }

  @Test
  void noFilterRunsAnExpression() {
    AttackAnswer created =
        attacker.json(
            Insiders.ADMIN,
            "POST",
            "/engine-rest/filter/create",
            """
            {"resourceType": "Task", "name": "attack",
             "properties": {"variables": [{"name": "X", "label": "X"}], "description": "X"},
             "query": {"orQueries": [{"orQueries": [{"assigneeExpression": "X"}],
                                      "dueAfterExpression": "X"}]}}
            """
                .replace("X", taken("${TAKE}")));
    List<String> parts = List.of(created.body().split("\"id\":\""));
    if (parts.size() > 1) {
      String id = parts.get(1).substring(0, parts.get(1).indexOf('"'));
      attacker.get(Insiders.ADMIN, "/engine-rest/filter/" + id + "/list");
      attacker.get(Insiders.ADMIN, "/engine-rest/filter/" + id + "/count");
      attacker.json(
          Insiders.ADMIN,
          "POST",
          "/engine-rest/filter/" + id + "/list",
          "{\"orQueries\": [{\"ownerExpression\": \"X\"}]}".replace("X", taken("${TAKE}")));
      attacker.from(
          Attacker.USUAL,
          "DELETE",
          "/engine-rest/filter/" + id,
          Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD),
          null);
    }

    assertThat(System.getProperty(MARK)).isNull();
  }

  private AttackAnswer deploy(String file, String content) {
    return attacker.as(
        Insiders.OWNER,
        "POST",
        "/engine-rest/deployment/create",
        Upload.TYPE,
        Upload.of("attack", file, taken(content)));
  }

  private AttackAnswer start() {
    return attacker.json(
        Insiders.OWNER,
        "POST",
        "/engine-rest/process-definition/key/" + process + "/start",
        "{\"variables\": {\"text\": {\"value\": \"four\"}}}");
  }

  private static String taken(String text) {
    return text.replace("TAKE", TAKE.replace("'", text.contains("='${TAKE}") ? "&apos;" : "'"));
  }

  private String model(String element) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn"
        targetNamespace="attack">
      <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
        <startEvent id="S"/><sequenceFlow id="F" sourceRef="S" targetRef="T"/>
        %s
      </process>
    </definitions>
    """
        .formatted(process, element)
        .strip();
  }

  private String table(String language, String input) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
        xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="attack">
      <decision id="%s" name="attack" camunda:historyTimeToLive="P1D">
        <decisionTable id="t">
          <input id="i"><inputExpression id="e" typeRef="string" %s><text><![CDATA[%s]]></text></inputExpression></input>
          <output id="o" name="out" typeRef="string"/>
          <rule id="r"><inputEntry id="ie"><text></text></inputEntry>
            <outputEntry id="oe" %s><text><![CDATA[%s]]></text></outputEntry></rule>
        </decisionTable>
      </decision>
    </definitions>
    """
        .formatted(process, language, input, language, input)
        .strip();
  }
}
