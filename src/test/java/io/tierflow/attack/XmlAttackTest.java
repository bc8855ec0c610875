package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import io.tierflow.testsupport.attack.Upload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is uploaded as XML reads no file, calls no server and fills no memory. */
@AttackTest
class XmlAttackTest {

  private static final String SECRET = "the-content-of-a-file";
  private static final Duration AT_ONCE = Duration.ofSeconds(15);
  private static final int LEVELS = 12;

  @Autowired private Attacker attacker;
  @Autowired private RepositoryService repository;
  @TempDir private Path directory;

  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer canary;
  private Path file;

  @BeforeEach
  void listen() throws IOException {
    file = Files.writeString(directory.resolve("secret.txt"), SECRET);
    canary = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    canary.createContext(
        "/",
        call -> {
          calls.incrementAndGet();
          call.sendResponseHeaders(404, -1);
          call.close();
        });
    canary.start();
  }

  @AfterEach
  void stop() {
    canary.stop(0);
    for (Deployment done : repository.createDeploymentQuery().deploymentName("attack xml").list()) {
      repository.deleteDeployment(done.getId(), true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "model.bpmn, file", "model.bpmn, http", "model.bpmn, dtd", "model.bpmn, parameter",
    "model.bpmn, laughs", "model.bpmn, include", "model.bpmn, schema", "model.bpmn, instruction",
    "table.dmn, file", "table.dmn, http", "table.dmn, dtd", "table.dmn, parameter",
    "table.dmn, laughs", "table.dmn, include", "table.dmn, schema", "table.dmn, instruction",
  })
  void anUploadReadsNothingAndCallsNobody(String name, String attack) {
    String content = attacked(name.endsWith("bpmn") ? model() : table(), attack);

    long start = System.nanoTime();
    AttackAnswer answer =
        attacker.as(
            Insiders.OWNER,
            "POST",
            "/engine-rest/deployment/create",
            Upload.TYPE,
            Upload.of("attack xml", name, content));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    assertThat(calls).hasValue(0);
    assertThat(answer.body()).doesNotContain(SECRET);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionName(SECRET).count())
        .isZero();
    assertThat(repository.createDecisionDefinitionQuery().decisionDefinitionName(SECRET).count())
        .isZero();
    assertThat(answer.status()).as(answer.body()).isLessThan(500);
  }

  private String attacked(String document, String attack) {
    String server = "http://127.0.0.1:" + canary.getAddress().getPort();
    return switch (attack) {
      case "file" ->
          prolog("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + file.toUri() + "\">]>", document, "&e;");
      case "http" ->
          prolog("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + server + "/e\">]>", document, "&e;");
      case "dtd" -> prolog("<!DOCTYPE x SYSTEM \"" + server + "/x.dtd\">", document, "x");
      case "parameter" ->
          prolog("<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + server + "/p.dtd\"> %p;]>", document, "x");
      case "laughs" -> prolog(laughs(), document, "&l" + LEVELS + ";");
      case "include" ->
          prolog(
              "",
              document.replace(
                  "<!-- here -->",
                  "<extensionElements><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\""
                      + server
                      + "/i\" parse=\"text\"/></extensionElements>"),
              "x");
      case "schema" ->
          prolog(
              "",
              document.replace(
                  "xmlns:camunda",
                  "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
                      + "urn:other "
                      + server
                      + "/s.xsd http://www.omg.org/spec/BPMN/20100524/MODEL "
                      + server
                      + "/b.xsd\" xsi:noNamespaceSchemaLocation=\""
                      + server
                      + "/n.xsd\" xmlns:o=\"urn:other\" o:a=\"1\" xmlns:camunda"),
              "x");
      default ->
          prolog(
              "<?xml-stylesheet type=\"text/xsl\" href=\"" + server + "/s.xsl\"?>", document, "x");
    };
  }

  private static String prolog(String prolog, String document, String name) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + prolog + document.replace("NAME", name);
  }

  private static String laughs() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
    for (int level = 1; level <= LEVELS; level++) {
      entities.append("<!ENTITY l").append(level).append(" \"");
      entities.append(("&l" + (level - 1) + ";").repeat(10)).append("\">");
    }
    return entities.append("]>").toString();
  }

  private static String model() {
    return """
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="attack">
      <process id="attack-xml" name="NAME" isExecutable="true" camunda:historyTimeToLive="P1D">
        <!-- here --><startEvent id="S"><documentation>NAME</documentation></startEvent>
      </process>
    </definitions>
    """;
  }

  private static String table() {
    return """
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
        xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="attack">
      <!-- here --><decision id="attack-xml" name="NAME" camunda:historyTimeToLive="P1D">
        <variable id="v" name="v" typeRef="string"/><literalExpression id="l"><text>NAME</text></literalExpression>
      </decision>
    </definitions>
    """;
  }
}
