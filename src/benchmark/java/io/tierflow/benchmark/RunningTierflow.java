package io.tierflow.benchmark;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Tierflow in this process, on a database of the benchmark's. Its job executor stands still. */
final class RunningTierflow implements AutoCloseable {

  /** The sign-in of the benchmark's requests. */
  static final String PASSWORD = "benchmark-benchmark";

  private final BenchmarkDatabase database;
  private final ConfigurableApplicationContext context;

  private RunningTierflow(
      BenchmarkDatabase database, Map<String, Object> settings, Object... singletons) {
    this.database = database;
    Map<String, Object> properties = new HashMap<>(database.springProperties());
    properties.put("spring.datasource.url", database.countedUrl());
    properties.put("server.port", 0);
    properties.put("tierflow.message.sending.enabled", false);
    properties.put("tierflow.second-factor.required-groups", "");
    properties.putAll(settings);
    this.context =
        new SpringApplicationBuilder(TierflowApplication.class)
            .profiles("mysql")
            .properties("tierflow.admin.password=" + PASSWORD)
            .logStartupInfo(false)
            .initializers(
                starting -> {
                  starting
                      .getEnvironment()
                      .getPropertySources()
                      .addFirst(new MapPropertySource("benchmark", properties));
                  starting.getBeanFactory().registerSingleton("onlyTheProduct", new NoTests());
                  for (Object singleton : singletons) {
                    starting
                        .getBeanFactory()
                        .registerSingleton(singleton.getClass().getSimpleName(), singleton);
                  }
                })
            .run();
    jobs().shutdown();
  }

  /** The product as it is delivered, but for what the settings say. */
  static RunningTierflow asDelivered(BenchmarkDatabase database, BenchmarkSettings settings) {
    return deployed(database, settings, Map.of());
  }

  /** The same, with upgrades that follow from transactions. */
  static RunningTierflow afterTransactions(BenchmarkDatabase database, BenchmarkSettings settings) {
    return deployed(database, settings, Map.of("tierflow.upgrades.on-transaction", "job"));
  }

  private static RunningTierflow deployed(
      BenchmarkDatabase database, BenchmarkSettings settings, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(settings.productProperties());
    properties.putAll(more);
    RunningTierflow tierflow = new RunningTierflow(database, properties);
    settings.generatedRows().deploy(tierflow.bean(RepositoryService.class));
    return tierflow;
  }

  /**
   * The same steps under what the engine's Spring Boot starter, Spring Boot and Connector/J set by
   * default. Only the isolation level is kept, without which the engine does not start.
   */
  static RunningTierflow underDefaults(BenchmarkDatabase database, BenchmarkSettings settings) {
    Map<String, Object> defaults = new HashMap<>(settings.productProperties());
    defaults.put(
        "spring.datasource.url", database.countedUrl().replace(TestDatabase.SPEED_OPTIONS, ""));
    defaults.put("spring.datasource.hikari.auto-commit", true);
    defaults.put("spring.autoconfigure.exclude", "");
    defaults.put("spring.datasource.hikari.maximum-pool-size", 10);
    defaults.put("spring.datasource.hikari.minimum-idle", 10);
    defaults.put("spring.jpa.properties.hibernate.jdbc.batch_size", 0);
    defaults.put("spring.jpa.properties.hibernate.order_inserts", false);
    defaults.put("spring.jpa.properties.hibernate.order_updates", false);
    defaults.put("camunda.bpm.history-level", "full");
    defaults.put("camunda.bpm.id-generator", "strong");
    defaults.put("camunda.bpm.eventing.execution", true);
    defaults.put("camunda.bpm.eventing.history", true);
    defaults.put("camunda.bpm.eventing.task", true);
    defaults.put("camunda.bpm.metrics.enabled", true);
    defaults.put("camunda.bpm.metrics.db-reporter-activate", true);
    defaults.put("camunda.bpm.authorization.enabled", false);
    defaults.put("camunda.bpm.job-execution.wait-time-in-millis", 5_000);
    defaults.put("camunda.bpm.job-execution.max-wait", 60_000);
    RunningTierflow tierflow = new RunningTierflow(database, defaults, new StarterDefaults());
    StarterDefaults.requireLastWord(tierflow);
    return tierflow;
  }

  BenchmarkDatabase database() {
    return database;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The address of its API. */
  String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** The executor that takes the engine's jobs; the benchmark starts and stops it. */
  JobExecutor jobs() {
    return engine().getJobExecutor();
  }

  private ProcessEngineConfigurationImpl engine() {
    return (ProcessEngineConfigurationImpl)
        bean(ProcessEngine.class).getProcessEngineConfiguration();
  }

  @Override
  public void close() {
    context.close();
  }

  /** The tests lie on the same class path, and their configurations are not the product's. */
  private static final class NoTests extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader candidate, MetadataReaderFactory readers) {
      return String.valueOf(candidate.getResource()).contains("test-classes");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NoTests;
    }

    @Override
    public int hashCode() {
      return NoTests.class.hashCode();
    }
  }

  /** Takes back what the product sets beyond properties, except what its steps can't do without. */
  private static final class StarterDefaults extends AbstractProcessEnginePlugin {

    private static final int DEFINITIONS_KEPT = 1_000;

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
      engine.setHistoryRemovalTimeStrategy(
          ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_END);
      engine.setJobExecutorAcquireByPriority(false);
      engine.setLoggingContextActivityId("activityId");
      engine.setLoggingContextActivityName("activityName");
      engine.setLoggingContextApplicationName("applicationName");
      engine.setLoggingContextProcessDefinitionId("processDefinitionId");
      engine.setLoggingContextTenantId("tenantId");
      engine.setLoggingContextEngineName("engineName");
      engine.getDmnEngineConfiguration().setFeelEngineFactory(null);
      engine
          .getCustomSessionFactories()
          .removeIf(factory -> factory.getSessionType().getName().startsWith("org.camunda"));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
      DeploymentCache cache = new DeploymentCache(new DefaultCacheFactory(), DEFINITIONS_KEPT);
      cache.setDeployers(engine.getDeployers());
      engine.setDeploymentCache(cache);
    }

    /** Fails if another plug-in has had the last word. */
    private static void requireLastWord(RunningTierflow tierflow) {
      ProcessEngineConfigurationImpl engine = tierflow.engine();
      if (!engine.getDeploymentCache().getClass().equals(DeploymentCache.class)
          || !ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_END.equals(
              engine.getHistoryRemovalTimeStrategy())) {
        throw new IllegalStateException("The starter's defaults are not in force.");
      }
    }
  }
}
