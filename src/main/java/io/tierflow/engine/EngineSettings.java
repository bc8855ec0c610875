package io.tierflow.engine;

import io.tierflow.programme.ProgrammeSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How Tierflow sets the engine, as far as it is not a property of the engine's starter. */
@Component
@Order(0)
class EngineSettings extends AbstractProcessEnginePlugin {

  private static final Duration DECISION_TIMEOUT = Duration.ofSeconds(5);
  private static final int ACTIVITIES = 10_000;
  private static final int CALL_DEPTH = 10;

  private final ApplicationContext beans;
  private final EvaluationRecorder evaluations;

  EngineSettings(ApplicationContext beans, EvaluationRecorder evaluations) {
    this.beans = beans;
    this.evaluations = evaluations;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setExpressionManager(new ExpressionGuard(beans));
    trustNoModel(engine);
    boundRunaways(engine);
    keepLittleHistory(engine);
    hearDecisions(engine);
    // The default refuses every hyphen but the one of camunda-admin.
    engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
    engine.setFailedJobRetryTimeCycle("PT10S,PT1M,PT10M");
    // A member whom somebody has asked for does not wait behind the pages of a run.
    engine.setJobExecutorAcquireByPriority(true);
    logPlainly(engine);
    // A BPMN error that the model does not catch is an incident, never a silent end.
    engine.setEnableExceptionsAfterUnhandledBpmnError(true);
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine.setDeploymentCache(new Definitions(engine.getDeployers()));
    VariableSerializers serializers = engine.getVariableSerializers();
    serializers.removeSerializer(serializers.getSerializerByName(JavaObjectSerializer.NAME));
    serializers.addSerializer(new TransientObjectSerializer());
    serializers.addSerializer(new DaySerializer());
  }

  /** A model may be sent by whoever may deploy; it computes, but gets no hold of the server. */
  private void trustNoModel(ProcessEngineConfigurationImpl engine) {
    ObjectProvider<StepSetting> settings = beans.getBeanProvider(StepSetting.class);
    engine.setBpmnParseFactory(parser -> new AcceptedModel(parser, settings::orderedStream));
    engine.setScriptEngineResolver(new NoScripts());
    engine.setEnableFetchScriptEngineFromProcessApplication(false);
    engine.setArtifactFactory(new NoForeignClasses());
    engine.setCustomPreDeployers(
        EngineLists.with(
            engine.getCustomPreDeployers(), List.of(new NoCases(), new AcceptedXml())));
    engine.setEnableXxeProcessing(false);
    AcceptedXml.fetchNoSchemas();
  }

  /** Without bounds, a model could take all memory before anybody sees it. */
  private void boundRunaways(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPostBPMNParseListeners(
        EngineLists.with(
            engine.getCustomPostBPMNParseListeners(),
            List.of(
                new RunawayGuard(
                    setting("tierflow.process.call-depth", Integer.class, CALL_DEPTH)))));
  }

  private <T> T setting(String name, Class<T> type, T otherwise) {
    return beans.getEnvironment().getProperty(name, type, otherwise);
  }

  /** Handing names to the log at each element takes longer than some elements. */
  private static void logPlainly(ProcessEngineConfigurationImpl engine) {
    engine.setLoggingContextActivityId(null);
    engine.setLoggingContextActivityName(null);
    engine.setLoggingContextApplicationName(null);
    engine.setLoggingContextProcessDefinitionId(null);
    engine.setLoggingContextTenantId(null);
    engine.setLoggingContextEngineName(null);
  }

  private static void keepLittleHistory(ProcessEngineConfigurationImpl engine) {
    engine.setCustomHistoryLevels(
        EngineLists.with(engine.getCustomHistoryLevels(), List.of(new TierflowHistory())));
    engine.setHistoryRemovalTimeStrategy(
        ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
    engine.setEnforceHistoryTimeToLive(true);
    // Whoever may do a task may read and write its comments.
    engine.setEnableHistoricInstancePermissions(true);
  }

  private ZoneId zone() {
    return beans.getBeanProvider(ProgrammeSettings.class).stream()
        .findFirst()
        .map(ProgrammeSettings::zone)
        .orElse(ZoneOffset.UTC);
  }

  private void hearDecisions(ProcessEngineConfigurationImpl engine) {
    ExplainedTables tables = new ExplainedTables();
    tables.getCustomPostDecisionEvaluationListeners().add(evaluations);
    Duration longest = setting("tierflow.decision-timeout", Duration.class, DECISION_TIMEOUT);
    tables.within(longest);
    tables.setFeelEngineFactory(() -> new ParsedFeel(longest));
    tables
        .getTransformer()
        .getDataTypeTransformerRegistry()
        .addTransformer("date", new DayType(this::zone));
    engine.setDmnEngineConfiguration(tables);
    List<SessionFactory> sessions = new ArrayList<>(UnstoredEntities.sessions());
    sessions.add(HandedOverJobs.session());
    sessions.add(new LastEvaluations.Factory());
    sessions.add(
        new ActivityBudget.Factory(
            setting("tierflow.process.activities-per-transaction", Integer.class, ACTIVITIES)));
    sessions.add(new LatestDefinitions.Factory());
    engine.setCustomSessionFactories(
        EngineLists.with(engine.getCustomSessionFactories(), sessions));
  }
}
