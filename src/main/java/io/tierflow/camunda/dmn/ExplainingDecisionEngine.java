package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.sandbox.EvaluationDeadline;
import java.time.Duration;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnDecisionContext;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableResultImpl;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** The engine's decision engine, except that a table that can't be evaluated says where. */
@EngineInternal(
    why =
        "The decision engine makes a context for each evaluation, and that one a handler "
            + "for tables; neither can be set.",
    replacement =
        "Nothing: failures would name the table alone, and evaluations would have no time limit.")
public final class ExplainingDecisionEngine extends DefaultDmnEngineConfiguration {

  private final RememberedDecisions remembered;
  private Duration longest = Duration.ofSeconds(5);

  public ExplainingDecisionEngine(RememberedDecisions remembered) {
    this.remembered = remembered;
  }

  /** Sets what the evaluation of a table may take as a whole. */
  public void within(Duration duration) {
    longest = duration;
  }

  @Override
  public DmnEngine buildEngine() {
    init();
    return new Engine(this);
  }

  /** Evaluates in a context of ours. */
  private static final class Engine extends DefaultDmnEngine {

    private final Duration longest;
    private final RememberedDecisions remembered;

    private Engine(ExplainingDecisionEngine configuration) {
      super(configuration);
      this.remembered = configuration.remembered;
      this.longest = configuration.longest;
    }

    @Override
    public DmnDecisionTableResult evaluateDecisionTable(
        DmnDecision decision, VariableContext variables) {
      return decision.isDecisionTable()
          ? DmnDecisionTableResultImpl.wrap(evaluateDecision(decision, variables))
          : super.evaluateDecisionTable(decision, variables);
    }

    @Override
    public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext variables) {
      return EvaluationDeadline.within(
          longest,
          () -> {
            try {
              return new EvaluationContext(dmnEngineConfiguration, remembered)
                  .evaluateDecision(decision, variables);
            } catch (RuntimeException failure) {
              throw ExplainingDecisionTableHandler.explained(decision, failure);
            } catch (StackOverflowError endless) {
              throw ExplainingDecisionTableHandler.explained(
                  decision, EvaluationDeadline.exceeded("It is nested too deeply for the stack."));
            }
          });
    }
  }

  /** Evaluates tables by a handler of ours. */
  private static final class EvaluationContext extends DefaultDmnDecisionContext {

    private EvaluationContext(
        DefaultDmnEngineConfiguration configuration, RememberedDecisions remembered) {
      super(configuration);
      evaluationHandlers.put(
          DmnDecisionTableImpl.class,
          new ExplainingDecisionTableHandler(configuration, remembered));
    }
  }
}
