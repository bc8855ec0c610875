package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A model that an earlier release has let in, and texts that people type, with everything that
 * would run in Tasklist or Cockpit if it could: form keys of pages with scripts, generated fields,
 * expressions and HTML in names, documentation, labels, comments and filters. An admin opens it.
 */
@BrowserTest
class HostileModelsIT {

  private static final String KEY = "hostile";
  private static final String RUN = "window.ran=(window.ran||0)+1";
  private static final String EXPRESSION = "{{constructor.constructor('" + RUN + "')()}}";
  private static final String HTML =
      "<img src=x onerror=\"" + RUN + "\"><script>" + RUN + "</script>";
  private static final String TEXT = EXPRESSION + HTML;

  @Autowired private ProcessEngine engine;
  @Autowired private JdbcClient database;
  @Autowired private TransactionOperations transaction;

  private Deployment deployment;

  @BeforeEach
  void stand() {
    String harmless =
        "<userTask id='T' camunda:formRef='hostile' camunda:formRefBinding='latest' camunda:assignee='admin'/><userTask id='U' camunda:assignee='admin'/>"
            + "<userTask id='V' camunda:assignee='admin'/>";
    deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .name(KEY)
            .addString("hostile.bpmn", diagram("Harmless", harmless))
            .addString("hostile.form", form("harmless"))
            .addString("evil.form", form("evil").replace("\"hostile\"", "\"evil\""))
            .deploy();
    String text = TEXT.replace("<", "&lt;").replace("\"", "&quot;");
    replace(
        "hostile.bpmn",
        diagram(
            text,
            "<userTask id='T' name=\""
                + text
                + "\" camunda:formRef='hostile' camunda:formRefBinding='latest' camunda:assignee='admin'>"
                + "<documentation>"
                + text
                + "</documentation></userTask>"
                + "<userTask id='U' name='Embedded' camunda:formKey='embedded:deployment:evil.html' camunda:assignee='admin'/>"
                + "<userTask id='V' name='Generated' camunda:assignee='admin'><extensionElements><camunda:formData>"
                + "<camunda:formField id='f' type='string' label=\""
                + text
                + "\"/></camunda:formData></extensionElements></userTask>"));
    String json = TEXT.replace("\"", "\\\"");
    replace("hostile.form", form(json));
    replace(
        "evil.form",
        "<form><script cam-script type=\"text/form-script\">"
            + RUN
            + "</script>"
            + HTML
            + "</form>");
    transaction.executeWithoutResult(
        open ->
            database
                .sql("update ACT_GE_BYTEARRAY set NAME_ = 'evil.html' where NAME_ = 'evil.form'")
                .update());
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getDeploymentCache()
        .purgeCache();
    engine.getRuntimeService().startProcessInstanceByKey(KEY);
    for (Task task : engine.getTaskService().createTaskQuery().processDefinitionKey(KEY).list()) {
      task.setDescription(TEXT);
      engine.getTaskService().saveTask(task);
      engine.getTaskService().createComment(task.getId(), task.getProcessInstanceId(), TEXT);
    }
  }

  @AfterEach
  void remove() {
    engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
  }

  @Test
  void nothingOfItRunsInTasklist(Window admin) {
    admin.openWebapp("tasklist", "admin");
    for (Task task : engine.getTaskService().createTaskQuery().processDefinitionKey(KEY).list()) {
      admin.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
      admin.page().reload();
      assertThat(admin.page().locator(".task-card h2, .task-details h2, .names h2").first())
          .isVisible();
      for (String tab : new String[] {"History", "Diagram", "Description", "Form"}) {
        Locator link =
            admin
                .page()
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(tab));
        if (link.count() > 0) {
          link.first().click();
          admin.page().waitForLoadState();
        }
      }
      admin.picture("hostile-" + task.getTaskDefinitionKey());
      assertNothingRan(admin);
    }
  }

  @Test
  void nothingOfItRunsInCockpit(Window admin) {
    admin.openWebapp("cockpit", "admin");
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey(KEY)
            .singleResult()
            .getId();
    String instance =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey(KEY)
            .singleResult()
            .getId();
    for (String page :
        new String[] {
          "processes",
          "process-definition/" + definition,
          "process-instance/" + instance,
          "tasks",
          "repository"
        }) {
      admin.open("/camunda/app/cockpit/default/#/" + page);
      admin.page().reload();
      admin.page().waitForLoadState();
      assertThat(admin.page().locator("body")).containsText("Cockpit");
      assertNothingRan(admin);
    }
    admin.picture("hostile-cockpit");
  }

  private static void assertNothingRan(Window window) {
    window.expectBlockedScripts("/x");
    assertThat(window.page().evaluate("() => window.ran === undefined")).isEqualTo(true);
  }

  private void replace(String file, String content) {
    transaction.executeWithoutResult(
        open ->
            database
                .sql(
                    "update ACT_GE_BYTEARRAY set BYTES_ = ? where DEPLOYMENT_ID_ = ? and NAME_ = ?")
                .params(content.getBytes(StandardCharsets.UTF_8), deployment.getId(), file)
                .update());
  }

  private static String form(String text) {
    return """
    {"id": "hostile", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
     "components": [
       {"id": "a", "type": "text", "text": "%1$s", "layout": {"row": "r"}},
       {"id": "b", "type": "html", "content": "%1$s", "layout": {"row": "s"}},
       {"id": "c", "type": "textfield", "key": "x", "label": "%1$s", "description": "%1$s", "layout": {"row": "t"}}]}"""
        .formatted(text);
  }

  private static String diagram(String name, String tasks) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t" id="d">
      <process id="hostile" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
        <startEvent id="S"/>%s
        <sequenceFlow id="f" sourceRef="S" targetRef="T"/><sequenceFlow id="g" sourceRef="S" targetRef="U"/>
        <sequenceFlow id="h" sourceRef="S" targetRef="V"/>
      </process>
    </definitions>
    """
        .formatted(name, tasks)
        .strip();
  }
}
