package io.tierflow.camunda.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.camunda.dmn.DeployedDecisionTables;
import io.tierflow.policy.Decision;
import io.tierflow.testsupport.EngineTest;
import io.tierflow.testsupport.deployment.PriceTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class LatestDefinitionCacheTest {

  private static final String NAME = "latest definitions";

  @Autowired private ProcessEngine engine;
  @Autowired private RepositoryService repository;
  @Autowired private DeployedDecisionTables tables;

  @BeforeEach
  void deployTheFirstVersion() {
    deploy();
  }

  @AfterEach
  void removeAllVersions() {
    for (Deployment deployment : repository.createDeploymentQuery().deploymentName(NAME).list()) {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  @Test
  void theNextCommandSeesWhatWasDeployedMeanwhile() {
    int before = version();
    deploy();

    assertThat(version()).isEqualTo(before + 1);
    assertThat(processVersion()).isEqualTo(before + 1);
  }

  @Test
  void aCommandAsksForADefinitionOnce() {
    List<Object> twice =
        commands()
            .execute(
                command -> {
                  LatestDefinitionCache latest = LatestDefinitionCache.ofCommand();
                  Object first = latest.get("parcel", Object::new);
                  return List.of(first, latest.get("parcel", Object::new));
                });

    assertThat(twice.get(1)).isSameAs(twice.get(0));
  }

  private Deployment deploy() {
    return repository
        .createDeployment()
        .name(NAME)
        .addClasspathResource("models/parcel-price.dmn")
        .addString("parcel-journey.bpmn", PriceTable.journey())
        .deploy();
  }

  private int version() {
    Decision decision =
        tables.evaluate(
            "parcel-price",
            Map.of("weight", 3L, "sentOn", LocalDate.of(2026, 7, 1), "destination", "ABROAD"));
    return decision.version();
  }

  private int processVersion() {
    return commands()
        .execute(
            command ->
                command
                    .getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedLatestProcessDefinitionByKey("parcel-journey")
                    .getVersion());
  }

  private CommandExecutor commands() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired();
  }
}
