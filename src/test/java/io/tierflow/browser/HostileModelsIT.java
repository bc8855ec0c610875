package io.tierflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Window;
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

  /** Where a text stands, which it leaves behind if it runs. */
  private enum Place {
    PROCESS_NAME,
    TASK_NAME,
    DOCUMENTATION,
    FIELD_LABEL,
    FORM,
    EMBEDDED_FORM,
    COMMENT,
    DESCRIPTION;

    String run() {
      return "(window.ran=window.ran||[]).push(%d)".formatted(ordinal());
    }

    String html() {
      return "<img src=x onerror=\"%1$s\"><script>%1$s</script>".formatted(run());
    }

    String text() {
      return "{{constructor.constructor('%s')()}}".formatted(run()) + html();
    }

    String attribute() {
      return text().replace("<", "&lt;").replace("\"", "&quot;");
    }
  }

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
    replace(
        "hostile.bpmn",
        diagram(
            Place.PROCESS_NAME.attribute(),
            "<userTask id='T' name=\""
                + Place.TASK_NAME.attribute()
                + "\" camunda:formRef='hostile' camunda:formRefBinding='latest' camunda:assignee='admin'>"
                + "<documentation>"
                + Place.DOCUMENTATION.attribute()
                + "</documentation></userTask>"
                + "<userTask id='U' name='Embedded' camunda:formKey='embedded:deployment:evil.html' camunda:assignee='admin'/>"
                + "<userTask id='V' name='Generated' camunda:assignee='admin'><extensionElements><camunda:formData>"
                + "<camunda:formField id='f' type='string' label=\""
                + Place.FIELD_LABEL.attribute()
                + "\"/></camunda:formData></extensionElements></userTask>"));
    String json = Place.FORM.text().replace("\"", "\\\"");
    replace("hostile.form", form(json));
    replace(
        "evil.form",
        "<form><script cam-script type=\"text/form-script\">"
            + Place.EMBEDDED_FORM.run()
            + "</script>"
            + Place.EMBEDDED_FORM.html()
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
      task.setDescription(Place.DESCRIPTION.text());
      engine.getTaskService().saveTask(task);
      engine
          .getTaskService()
          .createComment(task.getId(), task.getProcessInstanceId(), Place.COMMENT.text());
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
          admin.page().waitForLoadState(LoadState.NETWORKIDLE);
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
      admin.page().waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(admin.page().locator("body")).containsText("Cockpit");
      assertNothingRan(admin);
    }
    admin.picture("hostile-cockpit");
  }

  private static void assertNothingRan(Window window) {
    window.expectBlockedScripts("/x");
    Object ran = window.page().evaluate("() => (window.ran || []).join()");
    assertThat(ran).as("places that ran at %s, by number", window.page().url()).isEqualTo("");
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
