package io.tierflow.camunda.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.TestDatabase;
import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine's documented settings may be changed: Tierflow starts and takes an instance. What the
 * starter's plug-ins add to the engine's configuration stands beside what Tierflow adds.
 */
@Tag("full")
class ChangedEngineSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eventing.execution=true eventing.history=true eventing.task=true eventing.skippable=false"
            + " history-level=full metrics.enabled=true metrics.db-reporter-activate=true"
            + " id-generator=simple default-serialization-format=application/json",
        "history-level=none job-execution.enabled=false filter.create=Mine"
            + " authorization.enabled=false authorization.tenant-check-enabled=false"
            + " database.jdbc-batch-processing=false generate-unique-process-application-name=true",
        "history-level=audit job-execution.deployment-aware=true"
            + " job-executor-acquire-by-priority=false default-number-of-retries=1"
            + " job-execution.core-pool-size=1 job-execution.max-pool-size=1"
            + " job-execution.queue-capacity=1"
      })
  void tierflowStartsAndTakesAnInstance(String settings) {
    try (ConfigurableApplicationContext tierflow = start(settings)) {
      ProcessEngineConfigurationImpl engine =
          (ProcessEngineConfigurationImpl)
              tierflow.getBean(ProcessEngine.class).getProcessEngineConfiguration();

      assertThat(engine.getCustomHistoryEventHandlers())
          .hasAtLeastOneElementOfType(OperationListener.class);
      assertThat(
              tierflow
                  .getBean(RuntimeService.class)
                  .createProcessInstanceByKey("loyalty-tier-upgrade")
                  .setVariable("memberNumber", "nobody")
                  .execute()
                  .getId())
          .isNotBlank();
    }
  }

  private static ConfigurableApplicationContext start(String settings) {
    String[] arguments =
        Stream.of(
                Stream.of("server.port=0", "spring.jmx.enabled=false"),
                TestDatabase.inMemory().springProperties().entrySet().stream()
                    .map(Object::toString),
                Arrays.stream(settings.split(" ")).map("camunda.bpm."::concat))
            .flatMap(each -> each)
            .map("--"::concat)
            .toArray(String[]::new);
    return new SpringApplicationBuilder(TierflowApplication.class).profiles("test").run(arguments);
  }
}
