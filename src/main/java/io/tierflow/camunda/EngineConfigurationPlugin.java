package io.tierflow.camunda;

import io.tierflow.camunda.dmn.CachedFeelEngine;
import io.tierflow.camunda.dmn.DaySerializer;
import io.tierflow.camunda.dmn.DayType;
import io.tierflow.camunda.dmn.EvaluationRecorder;
import io.tierflow.camunda.dmn.ExplainingDecisionEngine;
import io.tierflow.camunda.dmn.LastEvaluationCache;
import io.tierflow.camunda.dmn.RememberedDecisions;
import io.tierflow.camunda.history.TierflowHistoryLevel;
import io.tierflow.camunda.performance.CachingDeploymentCache;
import io.tierflow.camunda.performance.EngineLists;
import io.tierflow.camunda.performance.LatestDefinitionCache;
import io.tierflow.camunda.performance.UnstoredEntityDeletion;
import io.tierflow.camunda.sandbox.ActivityBudget;
import io.tierflow.camunda.sandbox.BpmnDeploymentCheck;
import io.tierflow.camunda.sandbox.CaseRejection;
import io.tierflow.camunda.sandbox.ClassRejection;
import io.tierflow.camunda.sandbox.ExpressionGuard;
import io.tierflow.camunda.sandbox.RunawayGuard;
import io.tierflow.camunda.sandbox.ScriptRejection;
import io.tierflow.camunda.sandbox.SecureXmlParser;
import io.tierflow.camunda.variable.StepSetting;
import io.tierflow.camunda.variable.TransientObjectSerializer;
import io.tierflow.common.ProgrammeSettings;
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
@EngineInternal(
    why =
        "Expression manager, parser, decision engine and sessions are set on the internal "
            + "configuration alone; ProcessEnginePlugin, the documented way to it, is internal "
            + "too.",
    replacement = "The same settings of a fork; without them models would run unguarded.")
class EngineConfigurationPlugin extends AbstractProcessEnginePlugin {

  private static final Duration DECISION_TIMEOUT = Duration.ofSeconds(5);
  private static final int ACTIVITIES = 10_000;
  private static final int CALL_DEPTH = 10;

  private final ApplicationContext beans;
  private final EvaluationRecorder evaluations;
  private final RememberedDecisions remembered;

  EngineConfigurationPlugin(
      ApplicationContext beans, EvaluationRecorder evaluations, RememberedDecisions remembered) {
    this.beans = beans;
    this.evaluations = evaluations;
    this.remembered = remembered;
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
    engine.setDeploymentCache(new CachingDeploymentCache(engine.getDeployers()));
    VariableSerializers serializers = engine.getVariableSerializers();
    serializers.removeSerializer(serializers.getSerializerByName(JavaObjectSerializer.NAME));
    serializers.addSerializer(new TransientObjectSerializer());
    serializers.addSerializer(new DaySerializer());
  }

  /** A model may be sent by whoever may deploy; it computes, but gets no hold of the server. */
  private void trustNoModel(ProcessEngineConfigurationImpl engine) {
    ObjectProvider<StepSetting> settings = beans.getBeanProvider(StepSetting.class);
    engine.setBpmnParseFactory(parser -> new BpmnDeploymentCheck(parser, settings::orderedStream));
    engine.setScriptEngineResolver(new ScriptRejection());
    engine.setEnableFetchScriptEngineFromProcessApplication(false);
    engine.setArtifactFactory(new ClassRejection());
    engine.setCustomPreDeployers(
        EngineLists.with(
            engine.getCustomPreDeployers(), List.of(new CaseRejection(), new SecureXmlParser())));
    engine.setEnableXxeProcessing(false);
    SecureXmlParser.fetchNoSchemas();
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
        EngineLists.with(engine.getCustomHistoryLevels(), List.of(new TierflowHistoryLevel())));
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
    ExplainingDecisionEngine tables = new ExplainingDecisionEngine(remembered);
    tables.getCustomPostDecisionEvaluationListeners().add(evaluations);
    Duration longest = setting("tierflow.decision-timeout", Duration.class, DECISION_TIMEOUT);
    tables.within(longest);
    tables.setFeelEngineFactory(() -> new CachedFeelEngine(longest));
    tables
        .getTransformer()
        .getDataTypeTransformerRegistry()
        .addTransformer("date", new DayType(this::zone));
    engine.setDmnEngineConfiguration(tables);
    List<SessionFactory> sessions = new ArrayList<>(UnstoredEntityDeletion.sessions());
    sessions.add(new LastEvaluationCache.Factory());
    sessions.add(
        new ActivityBudget.Factory(
            setting("tierflow.process.activities-per-transaction", Integer.class, ACTIVITIES)));
    sessions.add(new LatestDefinitionCache.Factory());
    engine.setCustomSessionFactories(
        EngineLists.with(engine.getCustomSessionFactories(), sessions));
  }
}
