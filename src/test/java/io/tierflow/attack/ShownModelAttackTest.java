package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.AttackedUpgrades;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import io.tierflow.testsupport.attack.Upload;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A process owner deploys what would run in the browser of whoever opens Tasklist or Cockpit.
 * Beyond the embedded form and the generated one: form keys in every shape and namespace, start
 * events, legacy form properties, names and documentation with expressions or HTML, in tables and
 * annotations too, components and texts of forms, and files under names that pass for another kind.
 */
@AttackTest
class ShownModelAttackTest {

  @Autowired private Attacker attacker;
  @Autowired private AttackedUpgrades upgrades;
  @Autowired private RepositoryService repository;

  private final String process = AttackedUpgrades.unique("shown-");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<userTask id='T' camunda:formKey='embedded:deployment:evil.html'/>",
        "<userTask id='T' camunda:formKey='embedded:app:../evil.html'/>",
        "<userTask id='T' camunda:formKey='camunda-forms:deployment:evil.form'/>",
        "<userTask id='T' camunda:formKey='${key}'/>",
        "<userTask id='T' camunda:formKey='https://evil.example/form'/>",
        "<userTask id='T' activiti:formKey='embedded:deployment:evil.html'/>",
        "<userTask id='T'><extensionElements><camunda:formData><camunda:formField id='f' "
            + "label='{{1}}' type='string'/></camunda:formData></extensionElements></userTask>",
        "<userTask id='T'><extensionElements><activiti:formProperty id='f' name='x' type='string'/>"
            + "</extensionElements></userTask>",
        "<userTask id='T' name=\"{{constructor.constructor('alert(1)')()}}\"/>",
        "<userTask id='T' name='&lt;img src=x onerror=alert(1)&gt;'/>",
        "<userTask"
            + " id='T'><documentation>&lt;script&gt;alert(1)&lt;/script&gt;</documentation></userTask>",
        "<userTask id='T'><documentation>{{1}}</documentation></userTask>",
        "<userTask id='T'/><textAnnotation id='A'><text>{{1}}</text></textAnnotation>",
      })
  void aDiagramBringsNoCodeToThePages(String element) {
    AttackAnswer answer = deploy(process + ".bpmn", diagram(element));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    List<String> columns = JsonPath.read(answer.body(), "$.findings[*].column");
    List<Integer> lines = JsonPath.read(answer.body(), "$.findings[*].line");
    assertThat(columns).as(answer.body()).containsAnyOf("T", "A", "f");
    assertThat(lines).containsOnly(4);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(process).count())
        .isZero();
  }

  @Test
  void whoTriedAndWhyStandsInTheAudit() {
    deploy(
        process + ".bpmn", diagram("<userTask id='T' camunda:formKey='embedded:deployment:x'/>"));

    assertThat(upgrades.audit(Insiders.OWNER, "CALL_REFUSED", process + ".bpmn"))
        .startsWith("Deployment refused")
        .contains("line 4", "embedded:deployment:x", "is a form key");
  }

  @Test
  void aStartEventHasNoFormKeyEither() {
    String keyed = "<startEvent id='S' camunda:formKey='embedded:deployment:x.html'/>";

    AttackAnswer answer =
        deploy(
            process + ".bpmn",
            diagram("<userTask id='T'/>").replace("<startEvent id='S'/>", keyed));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("is a form key", "camunda:formRef");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "type": "iframe", "url": "https://evil.example" | iframe
          "type": "html", "content": "<script>alert(1)</script>" | runs
          "type": "html", "content": "<img src=x onerror=alert(1)>" | runs
          "type": "html", "content": "<svg/onload=alert(1)>" | runs
          "type": "html", "content": "<form action=https://evil.example><input name=p></form>" | runs
          "type": "text", "text": "[here](JavaScript:alert(1))" | runs
          "type": "text", "text": "<a href='data:text/html,x'>here</a>" | runs
          "type": "textfield", "key": "x", "label": "<object data=x>" | runs
          "type": "textfield", "key": "x", "description": "<IFRAME src=x>" | runs
          "type": "textfield", "key": "x", "conditional": {"hide": "=count(for i in 1..1000000000 return i) > 0"} | may never end
          "type": "text", "text": "{{matches(\\"aaaa\\", \\"(a*)*b\\")}}" | may never end
          """)
  void aFormBringsNoCodeToThePages(String component, String said) {
    AttackAnswer answer =
        deploy(
            process + ".form",
            """
            {"id": "%s", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "components": [{"id": "c", "layout": {"row": "r"}, %s}]}\
            """
                .formatted(process, component));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.html",
        "evil.HTML",
        "evil.htm",
        "evil.xhtml",
        "evil.js",
        "evil.mjs",
        "evil.svg",
        "evil.css",
        "evil.xml",
        "evil.json",
        "evil.txt",
        "evil",
        "evil.bpmn.html",
        "evil.form.js",
        "evil.BPMN",
        "evil.Dmn",
        "evil.FORM",
        "evil.bpmn/evil.html",
        "evil.html;.bpmn",
        "../evil.bpmn",
        "..\\\\evil.bpmn",
        "a/../../evil.form",
        "/etc/evil.bpmn",
        "C:evil.bpmn",
        "evil<b>.bpmn",
        "evil.bpmn.",
        "evil%00.html",
        "evil.cmmn",
      })
  void noOtherFileIsDeployed(String name) {
    long before = repository.createDeploymentQuery().count();

    AttackAnswer answer = deploy(name, diagram("<userTask id='T'/>"));

    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void aTableBringsNoCodeToThePages() {
    String table =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t">
          <decision id="%s" name="{{constructor.constructor('alert(1)')()}}">
            <literalExpression id="l"><text>1</text></literalExpression>
          </decision>
        </definitions>
        """
            .formatted(process)
            .strip();

    AttackAnswer answer = deploy(process + ".dmn", table);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("double braces");
  }

  private AttackAnswer deploy(String file, String content) {
    return attacker.as(
        Insiders.OWNER,
        "POST",
        "/engine-rest/deployment/create",
        Upload.TYPE,
        Upload.of("attack", file, content));
  }

  private String diagram(String element) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" targetNamespace="t" id="d">
      <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id='S'/><sequenceFlow id="s" sourceRef="S" targetRef="T"/>
        %s
      </process>
    </definitions>
    """
        .formatted(process, element)
        .strip();
  }
}
