package io.tierflow.camunda.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import io.tierflow.camunda.ClusterLock;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.deployment.PriceTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = TierflowApplication.class)
@OnH2
class ModelDeploymentTest {

  private static final String LETTER = "dmn/letter-price.dmn";
  private static final String CARD = "dmn/card-price.dmn";

  @Autowired private ModelDeployment deployment;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService properties;
  @Autowired private ClusterLock cluster;
  @Autowired private ModelCheck check;

  @AfterEach
  void forget() {
    for (Deployment done : repository.createDeploymentQuery().list()) {
      if (repository.getDeploymentResourceNames(done.getId()).stream()
          .anyMatch(name -> name.endsWith("-price.dmn"))) {
        repository.deleteDeployment(done.getId(), true);
      }
    }
    List.of(LETTER, CARD)
        .forEach(
            path -> properties.deleteProperty(new ReleasedModel(path, new byte[0]).property()));
  }

  @Test
  void aReleaseDeploysItsModelsOnce() {
    deployment.deploy(release("1.10", "0.80"));
    deployment.deploy(release("1.10", "0.80"));

    assertThat(version("letter-price")).isEqualTo(1);
    assertThat(version("card-price")).isEqualTo(1);
  }

  @Test
  void aRestartDoesNotUndoAnOwnersEdit() {
    deployment.deploy(release("1.10", "0.80"));
    edit("letter-price.dmn", "letter-price", "1.50", "by the owner");

    deployment.deploy(release("1.10", "0.80"));

    assertThat(price("letter-price")).isEqualTo("1.50");
    assertThat(version("letter-price")).isEqualTo(2);
  }

  @Test
  void aRestartDoesNotUndoAnEditUnderTheReleasesOwnNames() {
    deployment.deploy(release("1.10", "0.80"));
    edit(LETTER, "letter-price", "1.50", ModelDeployment.NAME);

    deployment.deploy(release("1.10", "0.80"));

    assertThat(price("letter-price")).isEqualTo("1.50");
  }

  @Test
  void aRestartDoesNotUndoAnEditWhoseReleaseWasRemoved() {
    deployment.deploy(release("1.10", "0.80"));
    String released =
        repository
            .createDeploymentQuery()
            .deploymentName(ModelDeployment.NAME)
            .orderByDeploymentTime()
            .desc()
            .list()
            .stream()
            .filter(d -> repository.getDeploymentResourceNames(d.getId()).contains(LETTER))
            .findFirst()
            .orElseThrow()
            .getId();
    edit("letter-price.dmn", "letter-price", "1.50", null);
    repository.deleteDeployment(released, true);

    deployment.deploy(release("1.10", "0.80"));

    assertThat(price("letter-price")).isEqualTo("1.50");
    assertThat(price("card-price")).isEqualTo("0.80");
  }

  @Test
  void aNewReleaseDeploysTheFileThatItChangesAlone() {
    deployment.deploy(release("1.10", "0.80"));
    edit("card-price.dmn", "card-price", "0.90", null);

    deployment.deploy(release("1.20", "0.80"));

    assertThat(price("letter-price")).isEqualTo("1.20");
    assertThat(version("letter-price")).isEqualTo(2);
    assertThat(price("card-price")).isEqualTo("0.90");
    assertThat(version("card-price")).isEqualTo(2);
  }

  @Test
  void aNewReleaseThatChangesAnEditedFileWins() {
    deployment.deploy(release("1.10", "0.80"));
    edit("letter-price.dmn", "letter-price", "1.50", null);

    deployment.deploy(release("1.20", "0.80"));

    assertThat(price("letter-price")).isEqualTo("1.20");
    assertThat(version("letter-price")).isEqualTo(3);
  }

  @Test
  void aRefusedFileIsLackingUnlessAnEarlierVersionStands() {
    ModelDeployment start =
        new ModelDeployment(repository, properties, cluster, check, new RefusedReleases());
    start.deploy(release("1.10", "no number"));
    start.deploy(release("no number", "no number"));

    assertThat(start.lacking())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.place().file()).isEqualTo(CARD));
    assertThat(price("letter-price")).isEqualTo("1.10");
    assertThat(new IncompleteProgrammeException("cinema", start.lacking()))
        .hasMessageStartingWith("The programme \"cinema\" can't start")
        .hasMessageContaining("- " + start.lacking().get(0).sentence());
  }

  private static List<ReleasedModel> release(String letter, String card) {
    return List.of(
        new ReleasedModel(
            LETTER, PriceTable.of("letter-price", letter).getBytes(StandardCharsets.UTF_8)),
        new ReleasedModel(
            CARD, PriceTable.of("card-price", card).getBytes(StandardCharsets.UTF_8)));
  }

  private void edit(String resource, String table, String price, String name) {
    repository
        .createDeployment()
        .name(name)
        .source(name)
        .addString(resource, PriceTable.of(table, price))
        .deploy();
  }

  private int version(String table) {
    return repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey(table)
        .latestVersion()
        .singleResult()
        .getVersion();
  }

  private String price(String table) {
    String id =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(table)
            .latestVersion()
            .singleResult()
            .getId();
    return repository
        .getDmnModelInstance(id)
        .getModelElementsByType(OutputEntry.class)
        .iterator()
        .next()
        .getText()
        .getTextContent();
  }
}
