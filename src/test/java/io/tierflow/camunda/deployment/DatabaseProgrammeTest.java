package io.tierflow.camunda.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.OnH2;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@Tag("full")
@SpringBootTest(classes = TierflowApplication.class)
@OnH2
class DatabaseProgrammeTest {

  @Autowired private DatabaseProgramme programme;
  @Autowired private ManagementService properties;
  @Autowired private ReleasedModels models;

  @AfterEach
  void forget() {
    properties.deleteProperty(DatabaseProgramme.PROPERTY);
  }

  @Test
  void aDatabaseWithoutAProgrammeHasTheProductsOwnTables() {
    assertThat(programme.settle()).isEmpty();
    assertThat(properties.getProperties()).doesNotContainKey(DatabaseProgramme.PROPERTY);
  }

  @Test
  void aProgrammeWhoseTablesAnOlderReleaseDidNotKnowFitsADatabaseInUse() {
    String catalog = models.ownTables("retail").get(0).property();
    String deployed = properties.getProperties().get(catalog);
    properties.deleteProperty(catalog);

    assertThat(programme.settle("retail")).isEqualTo("retail");

    properties.setProperty(catalog, deployed);
  }

  @Test
  void aProgrammeThatWouldReplaceTablesDoesNot() {
    assertThatThrownBy(() -> programme.settle("airline"))
        .isInstanceOf(OtherProgrammeException.class)
        .hasMessage(
            "The sample programme \"airline\" can't be loaded, because this database already holds"
                + " another programme.");
  }

  @Test
  void aDatabaseKeepsTheProgrammeThatItWasFirstStartedWith() {
    properties.setProperty(DatabaseProgramme.PROPERTY, "airline");

    assertThat(programme.settle("airline")).isEqualTo("airline");
    assertThat(programme.settle("")).isEqualTo("airline");
    assertThatThrownBy(() -> programme.settle("retail"))
        .isInstanceOf(OtherProgrammeException.class)
        .hasMessage(
            "The sample programme \"retail\" can't be loaded, because this database already holds"
                + " \"airline\".");
  }

  @Test
  void aProgrammesTablesReplaceTheProductsOfTheSameName() {
    byte[] own = content("airline", "dmn/tier-eligibility.dmn");

    assertThat(new String(own, StandardCharsets.UTF_8)).contains("\"BLUE\"");
    assertThat(content("", "dmn/tier-eligibility.dmn")).isNotEqualTo(own);
    assertThat(content("airline", "dmn/approval-limits.dmn"))
        .isEqualTo(content("", "dmn/approval-limits.dmn"));
  }

  private byte[] content(String name, String path) {
    return models.all(name).stream()
        .filter(model -> model.path().equals(path))
        .map(ReleasedModel::content)
        .findFirst()
        .orElseThrow();
  }
}
