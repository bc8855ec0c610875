package io.tierflow.camunda.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.deployment.TableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What Modeler sends, and what it is told. */
@SpringBootTest(
    classes = TierflowApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "tierflow.admin.password=" + DeploymentOverRestTest.PASSWORD)
@OnH2
class DeploymentOverRestTest {

  static final String PASSWORD = "correct horse battery";

  private static final String NAME = "by an owner";

  @Autowired private TestRestTemplate http;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  @AfterEach
  void withdraw() {
    for (Deployment done :
        repository
            .createDeploymentQuery()
            .deploymentName(NAME)
            .orderByDeploymentTime()
            .desc()
            .list()) {
      repository.deleteDeployment(done.getId(), true);
    }
  }

  static final List<Arguments> FOUND_IN_THE_FIELD =
      List.of(
          Arguments.of("points-earning", "purchase-gold", "agreement", "ACME", "\"ACME\""),
          Arguments.of(
              "tier-eligibility", "gold-by-points", "qualifyingPoints", ">= 1,500", ">= 1500"),
          Arguments.of("upgrade-review", "review-vip", "reviewRequired", "TRUE", "true or false"),
          Arguments.of(
              "points-earning",
              "purchase-gold",
              "occurredOn",
              "[date(\"2026-09-01\")..date(\"2027-02-30\")]",
              "date(\"2026-12-24\")"),
          Arguments.of(
              "communication",
              "voucher-expires",
              "daysUntilVoucherExpires",
              "daysUntilVoucherExpires < 7",
              "number"),
          Arguments.of("points-earning", "booking", "fixedPoints", "-50", "from 0"),
          Arguments.of("points-earning", "booking", "validityMonths", "0", "from 1"),
          Arguments.of("reward-selection", "vip-reward", "voucherValue", "-10", "from 0.01"),
          Arguments.of("reward-selection", "vip-reward", "voucherValue", "0", "from 0.01"),
          Arguments.of("reward-selection", "vip-reward", "voucherValue", "25/3", "2 decimals"),
          Arguments.of("points-earning", "purchase-gold", "currentTier", "\"Gold\"", "\"GOLD\""),
          Arguments.of("tier-eligibility", "silver-by-points", "qualifyingPoints", "=> 100", ">="),
          Arguments.of(
              "tier-eligibility", "silver-by-points", "qualifyingPoints", ">= 1OO", "number"),
          Arguments.of("tier-eligibility", "gold-by-points", "tier", "“GOLD”", "\"GOLD\""),
          Arguments.of("points-earning", "purchase-gold", "rate", "0,10", "number"),
          Arguments.of("points-earning", "purchase-gold", "rate", "\"ten\"", "number"));

  @ParameterizedTest
  @FieldSource("FOUND_IN_THE_FIELD")
  void aCellThatCannotBeRightIsNamed(
      String table, String row, String column, String text, String accepted) {
    ResponseEntity<JsonNode> answer =
        deploy(table + ".dmn", TableFile.of(table).cell(row, column, text).xml());

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody().path("type").asText()).isEqualTo("DeploymentRefusedException");
    assertThat(answer.getBody().path("message").asText())
        .contains("Nothing was deployed", table, row, column, text, accepted);
    assertThat(answer.getBody().path("findings"))
        .anySatisfy(
            finding -> {
              assertThat(finding.path("model").asText()).isEqualTo(table);
              assertThat(finding.path("row").asText()).isEqualTo(row);
              assertThat(finding.path("column").asText()).isEqualTo(column);
              assertThat(finding.path("text").asText()).isEqualTo(text);
              assertThat(finding.path("accepted").asText()).contains(accepted);
            });
    assertThat(repository.createDeploymentQuery().deploymentName(NAME).count()).isZero();
  }

  @Test
  void allFindingsOfAFileAreToldAtOnce() {
    String table =
        TableFile.of("points-earning")
            .cell("purchase-gold", "rate", "ten")
            .cell("booking", "fixedPoints", "-1")
            .annotation("event", "x".repeat(585))
            .xml();

    assertThat(deploy("points-earning.dmn", table).getBody().path("findings")).hasSize(3);
  }

  @Test
  void aMissingRowAnotherIdAndAnotherEndingAreRefused() {
    assertThat(deploy("points-earning.dmn", TableFile.of("points-earning").without("review").xml()))
        .satisfies(refused("has no row for", "\"REVIEW\""));
    assertThat(
            deploy(
                "points-earning.dmn",
                released("/dmn/points-earning.dmn")
                    .replace("decision id=\"points-earning\"", "decision id=\"points-earnings\"")))
        .satisfies(refused("points-earnings", "accepted: points-earning"));
    assertThat(deploy("points-earning.xml", released("/dmn/points-earning.dmn")))
        .satisfies(refused("points-earning.xml", ".dmn"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id="loyalty-tier-upgrade" name | id="tier-upgrade" name | loyalty-tier-upgrade, executable
          isExecutable="true"            | isExecutable="false"   | loyalty-tier-upgrade, executable
          isExecutable="true"            | isExecutable="no"      | BPMN
          ${sendInstantPointsAlert}      | ${sendInstantPointAlert} | ${sendInstantPointsAlert}
          ${createRewardVoucher}         | ${dataSource}          | ${createRewardVoucher}
          ${createRewardVoucher}         | ${createRewardVoucher.execute(execution)} | ${createRewardVoucher}
          ${determineTierEligibility}    | ${determineTier}       | ${determineTierEligibility}
          ${assignLoyaltyManagerReview}  | ${retrieveCustomerProfile} | ${assignLoyaltyManagerReview}
          decisionRef="tier-eligibility" | decisionRef="tier-elegibility" | deployed
          formRef="assign-loyalty-manager-review" | formRef="review" | deployed
          """)
  void aDiagramThatNamesWhatThereIsNotIsRefused(String passage, String instead, String accepted) {
    String diagram = released("/bpmn/loyalty-tier-upgrade.bpmn");
    assertThat(diagram).contains(passage);

    assertThat(deploy("loyalty-tier-upgrade.bpmn", diagram.replace(passage, instead)))
        .satisfies(refused(accepted));
  }

  @Test
  void ownersDeployDiagramsOfTheirOwn() {
    String own =
        released("/bpmn/loyalty-tier-upgrade.bpmn")
            .replace("id=\"loyalty-tier-upgrade\"", "id=\"our-own-flow\"")
            .replace("bpmnElement=\"loyalty-tier-upgrade\"", "bpmnElement=\"our-own-flow\"");

    assertThat(deploy("our-own-flow.bpmn", own).getStatusCode().value()).isEqualTo(200);
    assertThat(
            deploy("our-own-flow.bpmn", own.replace("${createRewardVoucher}", "${createVoucher}")))
        .satisfies(refused("our-own-flow", "CreateRewardVoucher", "${createVoucher}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "schemaVersion": 16 | "schemaVersion": 19 | schemaVersion
          "type": "textarea"  | "type": "filepicker" | filepicker
          "type": "radio"     | "type": "documentPreview" | documentPreview
          "id": "assign-loyalty-manager-review" | "id": "review" | assign-loyalty-manager-review
          "key": "reviewRemark" | "key": "remark" | reviewRemark
          "key": "reviewOutcome" | "key": "outcome" | reviewOutcome
          "value": "DECLINED" | "value": "declined" | APPROVED, DECLINED
          "components": | "parts": | form
          { | {{ | JSON
          """)
  void aFormThatTasklistOrTheFlowCannotReadIsRefused(
      String passage, String instead, String accepted) {
    String form = released("/bpmn/forms/assign-loyalty-manager-review.form");
    assertThat(form).contains(passage);

    assertThat(deploy("assign-loyalty-manager-review.form", form.replace(passage, instead)))
        .satisfies(refused(accepted));
  }

  @Test
  void aDeletionDoesNotBringBackWhatWouldBeRefused() {
    String good = TableFile.of("points-earning").annotation("booking", "Good.").xml();
    String first = deploy("points-earning.dmn", good).getBody().path("id").asText();
    String second =
        deploy("points-earning.dmn", good.replace("Good.", "Better."))
            .getBody()
            .path("id")
            .asText();
    damage(first, TableFile.of("points-earning").cell("booking", "fixedPoints", "-50").bytes());

    ResponseEntity<JsonNode> refusal = delete(second);

    assertThat(refusal).satisfies(refused("Nothing was deleted", "booking", "-50"));
    assertThat(repository.createDeploymentQuery().deploymentId(second).count()).isOne();
    assertThat(delete(first).getStatusCode().value()).isEqualTo(204);
    assertThat(delete(second).getStatusCode().value()).isEqualTo(204);
  }

  @Test
  void theLastVersionOfATableStays() {
    String released =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey("communication")
            .latestVersion()
            .singleResult()
            .getDeploymentId();

    assertThat(delete(released)).satisfies(refused("would be gone"));
  }

  @Test
  void whatStandsAndWouldBeRefusedTodayIsShown() {
    String table = TableFile.of("points-earning").annotation("booking", "Standing.").xml();
    String standing = deploy("points-earning.dmn", table).getBody().path("id").asText();
    damage(standing, TableFile.of("points-earning").cell("booking", "fixedPoints", "-50").bytes());

    ResponseEntity<String> page =
        http.withBasicAuth("admin", PASSWORD).getForEntity("/deployed-models", String.class);

    assertThat(page.getStatusCode().value()).isEqualTo(200);
    assertThat(page.getBody())
        .contains("points-earning, row 5 (booking), column fixedPoints: -50 is not accepted");
  }

  /** As an earlier release, which checked nothing, would have left it. */
  private void damage(String deployment, byte[] file) {
    transaction.executeWithoutResult(
        open ->
            database
                .sql(
                    "update ACT_GE_BYTEARRAY set BYTES_ = :file where DEPLOYMENT_ID_ = :deployment")
                .param("file", file)
                .param("deployment", deployment)
                .update());
  }

  private ResponseEntity<JsonNode> deploy(String file, String content) {
    MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
    parts.add("deployment-name", NAME);
    parts.add(
        "data",
        new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public String getFilename() {
            return file;
          }
        });
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.MULTIPART_FORM_DATA);
    return http.withBasicAuth("admin", PASSWORD)
        .postForEntity(
            "/engine-rest/deployment/create", new HttpEntity<>(parts, headers), JsonNode.class);
  }

  private ResponseEntity<JsonNode> delete(String deployment) {
    return http.withBasicAuth("admin", PASSWORD)
        .exchange(
            "/engine-rest/deployment/{id}?cascade=true",
            HttpMethod.DELETE,
            HttpEntity.EMPTY,
            JsonNode.class,
            Map.of("id", deployment));
  }

  private static Consumer<ResponseEntity<JsonNode>> refused(String... parts) {
    return answer -> {
      assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(400);
      assertThat(answer.getBody().path("message").asText()).contains(parts);
      assertThat(
              StreamSupport.stream(answer.getBody().path("findings").spliterator(), false).count())
          .isPositive();
    };
  }

  private static String released(String path) {
    try (InputStream file = DeploymentOverRestTest.class.getResourceAsStream(path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
