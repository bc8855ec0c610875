package io.tierflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.node.Node;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The jar as it is delivered: libraries, models, pages and the engine's schemas are inside it,
 * which some ways of reading them only notice there.
 */
@EnabledIfSystemProperty(
    named = PackagedJarIT.JAR,
    matches = ".+",
    disabledReason = "Only a build of Maven has a jar.")
@Tag("fault")
class PackagedJarIT {

  static final String JAR = "tierflow.test.jar";

  private static final String MODEL =
      """
      --part\r
      Content-Disposition: form-data; name="data"; filename="packaged.bpmn"\r
      \r
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="tests">
        <process id="packaged" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="Started"/>
        </process>
      </definitions>\r
      --part--\r
      """;

  @Test
  void theJarStartsTakesModelsShowsItsPagesAndVerifiesTheAudit() {
    Path jar = Path.of(System.getProperty(JAR));
    try (Node node = Node.ofJar(jar, "jar", MySqlServer.shared().newDatabase())) {
      node.begin().awaitReady();

      assertThat(
              node.post(
                  "/engine-rest/deployment/create",
                  "multipart/form-data; boundary=part",
                  new ByteArrayInputStream(MODEL.getBytes(StandardCharsets.UTF_8))))
          .contains("\"deployedProcessDefinitions\":{\"packaged:1:");
      assertThat(node.get("/engine-rest/decision-definition/count?latestVersion=true"))
          .isEqualTo("{\"count\":%d}".formatted(releasedTables()));
      assertThat(node.get("/login")).contains("</html>");
      assertThat(node.get("/portal/sign-in")).contains("</html>");
      assertThat(node.get("/v3/api-docs")).contains("/api/members");
      assertThat(node.terminate()).isEqualTo(143);
      assertThat(node.run("audit", "verify")).isZero();
    }
  }

  private static int releasedTables() {
    String[] tables = new File("dmn").list((folder, name) -> name.endsWith(".dmn"));
    assertThat(tables).isNotEmpty();
    return tables.length;
  }
}
