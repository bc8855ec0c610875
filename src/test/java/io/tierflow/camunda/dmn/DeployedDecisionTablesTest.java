package io.tierflow.camunda.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.Decision;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.UncoveredInputException;
import io.tierflow.testsupport.EngineTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@EngineTest
@Import(DeployedDecisionTablesTest.Witnesses.class)
class DeployedDecisionTablesTest {

  private static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);

  @Autowired private DeployedDecisionTables tables;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService instances;
  @Autowired private IdentityService identities;
  @Autowired private Witness witness;

  private Deployment deployment;

  @BeforeEach
  void deploy() {
    deployment =
        repository
            .createDeployment()
            .addClasspathResource("models/parcel-price.dmn")
            .addClasspathResource("models/parcel-journey.bpmn")
            .deploy();
    witness.heard.clear();
  }

  @AfterEach
  void removeAllVersions() {
    identities.clearAuthentication();
    repository
        .createDeploymentQuery()
        .deploymentNameLike("parcels%")
        .list()
        .forEach(d -> repository.deleteDeployment(d.getId(), true));
    repository.deleteDeployment(deployment.getId(), true);
  }

  @Test
  void aDecisionExplainsItself() {
    Decision decision = tables.evaluate("parcel-price", parcel(7, SUMMER, "HOME"));

    assertThat(decision.table()).isEqualTo("parcel-price");
    assertThat(decision.version()).isEqualTo(1);
    assertThat(decision.rule()).isEqualTo("homeRule");
    assertThat(decision.inputs())
        .containsExactly(
            Map.entry("weight", 7L), Map.entry("sentOn", SUMMER), Map.entry("destination", "HOME"));
    assertThat(decision.number("price"))
        .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("4.20"));
    assertThat(decision.yes("tracked")).isFalse();
    assertThat(decision.reason()).isEqualTo("Home parcels up to 10 kg");
  }

  @Test
  void aDayIsComparedAsADay() {
    assertThat(tables.evaluate("parcel-price", parcel(1, LocalDate.of(2026, 11, 30), null)).rule())
        .isEqualTo("homeRule");
    assertThat(tables.evaluate("parcel-price", parcel(1, LocalDate.of(2026, 12, 1), null)).rule())
        .isEqualTo("christmasRule");
    assertThat(tables.evaluate("parcel-price", parcel(1, LocalDate.of(2026, 12, 31), null)).rule())
        .isEqualTo("christmasRule");
    assertThat(tables.evaluate("parcel-price", parcel(1, LocalDate.of(2027, 1, 1), null)).rule())
        .isEqualTo("homeRule");
  }

  @Test
  void aRowWithoutAnnotationHasNoReasonAndAnEmptyOutputIsAbsent() {
    Decision decision = tables.evaluate("parcel-price", parcel(3, SUMMER, "ABROAD"));

    assertThat(decision.reason()).isEmpty();
    assertThat(decision.number("price"))
        .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("6"));
    assertThat(decision.text("tracked")).isEmpty();
  }

  @Test
  void inputsThatNoRowCoversAreAnErrorThatNamesTableAndInputs() {
    assertThatThrownBy(() -> tables.evaluate("parcel-price", parcel(11, SUMMER, "HOME")))
        .isInstanceOf(UncoveredInputException.class)
        .hasMessage(
            "Table parcel-price version 1 has no row for {weight=11, sentOn=2026-07-01, destination=HOME}.");
  }

  @Test
  void aTableThatIsNotDeployedIsNamed() {
    assertThatThrownBy(() -> tables.evaluate("letter-price", Map.of()))
        .isInstanceOf(PolicyException.class)
        .hasMessage("No decision table letter-price is deployed.");
  }

  @Test
  void anExpressionThatFailsNamesTableVersionRowAndColumn() {
    edit("weight * 2", "wieght * 2");

    assertThatThrownBy(() -> tables.evaluate("parcel-price", parcel(3, SUMMER, "ABROAD")))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(
            "Table parcel-price version 2, row abroadRule, column price: 'wieght * 2' can't be"
                + " evaluated: ");
  }

  @Test
  void aCellThatNamesWhatIsNotThereIsAnErrorAndNotJustNoMatch() {
    edit("\"HOME\"", "HOME");

    assertThatThrownBy(() -> tables.evaluate("parcel-price", parcel(3, SUMMER, "HOME")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContainingAll(
            "Table parcel-price version 2, row homeRule, column destination: 'HOME,null' can't be",
            "No variable found with name 'HOME'");
  }

  @Test
  void anOutputOfAnotherTypeNamesItsCell() {
    edit("4.20", "\"four\"");

    assertThatThrownBy(() -> tables.evaluate("parcel-price", parcel(3, SUMMER, "HOME")))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(
            "Table parcel-price version 2, row homeRule, column price: '\"four\"' can't be evaluated");
  }

  @Test
  void anInputOfAnotherTypeNamesItsColumn() {
    Map<String, Object> inputs = parcel(3, SUMMER, "HOME");
    inputs.put("weight", "heavy");

    assertThatThrownBy(() -> tables.evaluate("parcel-price", inputs))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("Table parcel-price version 1, column weight: 'weight' can't be");
  }

  @Test
  void rowsOfAUniqueTableThatMatchTogetherAreNamed() {
    edit("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"");

    assertThatThrownBy(
            () -> tables.evaluate("parcel-price", parcel(3, LocalDate.of(2026, 12, 24), "HOME")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(
            "Table parcel-price version 2: the rows [christmasRule, homeRule] match together");
  }

  @Test
  void rowsThatMatchTogetherAreAnError() {
    edit("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"");

    assertThatThrownBy(
            () -> tables.evaluate("parcel-price", parcel(3, LocalDate.of(2026, 12, 24), "HOME")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("the rows [christmasRule, homeRule] match together");
  }

  @Test
  void theLatestVersionHoldsAtOnceAndIsNamed() {
    assertThat(tables.evaluate("parcel-price", parcel(3, SUMMER, "HOME")).version()).isEqualTo(1);

    edit("4.20", "5.00");

    Decision decision = tables.evaluate("parcel-price", parcel(3, SUMMER, "HOME"));
    assertThat(decision.version()).isEqualTo(2);
    assertThat(decision.number("price"))
        .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("5"));
  }

  @Test
  void whoeverIsSignedInTheTablesAnswer() {
    identities.setAuthentication("nobody", List.of());

    assertThat(tables.evaluate("parcel-price", parcel(3, SUMMER, "HOME")).rule())
        .isEqualTo("homeRule");
  }

  @Test
  void theEndListenerOfABusinessRuleTaskSeesTheDecision() {
    String instance =
        instances.startProcessInstanceByKey("parcel-journey", parcelAsVariables(4, "HOME")).getId();

    assertThat(witness.seen).map(Decision::rule).hasValue("homeRule");
    assertThat(witness.heard).containsExactly(Map.entry(instance, "homeRule"));
  }

  @Test
  void aBusinessRuleTaskThatNoRowCoversFailsAndNamesTheInputs() {
    assertThatThrownBy(
            () ->
                instances.startProcessInstanceByKey(
                    "parcel-journey", parcelAsVariables(40, "HOME")))
        .hasStackTraceContaining("Table parcel-price version 1 has no row for {weight=40");
    assertThat(instances.createProcessInstanceQuery().list()).isEmpty();
  }

  /** Not a time of that day, which no day equals or lies between. */
  @Test
  void aVariableOfTypeDateIsADayOfTheProgramme() {
    Map<String, Object> variables = parcelAsVariables(4, "HOME");
    variables.put("sentOn", Date.from(Instant.parse("2026-12-01T00:30:00Z")));

    instances.startProcessInstanceByKey("parcel-journey", variables);

    assertThat(witness.seen).map(Decision::rule).hasValue("christmasRule");
  }

  @Test
  void aDecisionOutsideOfAnInstanceIsHeardWithoutOne() {
    tables.evaluate("parcel-price", parcel(4, SUMMER, "HOME"));

    assertThat(witness.heard).containsExactly(new AbstractMap.SimpleEntry<>(null, "homeRule"));
    assertThat(tables.lastDecision("parcel-price")).isEmpty();
  }

  private void edit(String text, String replacement) {
    repository
        .createDeployment()
        .name("parcels edited")
        .addString("parcel-price.dmn", model().replace(text, replacement))
        .deploy();
  }

  private static String model() {
    try (var stream =
        DeployedDecisionTablesTest.class.getResourceAsStream("/models/parcel-price.dmn")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, Object> parcel(long weight, LocalDate sentOn, String destination) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("weight", weight);
    inputs.put("sentOn", sentOn);
    inputs.put("destination", destination);
    return inputs;
  }

  private static Map<String, Object> parcelAsVariables(long weight, String destination) {
    Map<String, Object> inputs = parcel(weight, SUMMER, destination);
    inputs.put("sentOn", Date.from(Instant.parse("2026-07-01T00:00:00Z")));
    return inputs;
  }

  static class Witness implements ExecutionListener, DecisionListener {

    private final List<Map.Entry<String, String>> heard = new ArrayList<>();
    private Optional<Decision> seen = Optional.empty();
    private final ObjectProvider<DeployedDecisionTables> tables;

    Witness(ObjectProvider<DeployedDecisionTables> tables) {
      this.tables = tables;
    }

    @Override
    public void notify(DelegateExecution execution) {
      seen = tables.getObject().lastDecision("parcel-price");
    }

    @Override
    public void evaluated(String processInstanceId, Decision decision) {
      heard.add(new AbstractMap.SimpleEntry<>(processInstanceId, decision.rule()));
    }
  }

  @TestConfiguration
  static class Witnesses {

    @Bean
    Witness parcelPriceWitness(ObjectProvider<DeployedDecisionTables> tables) {
      return new Witness(tables);
    }
  }
}
