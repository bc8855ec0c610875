package io.tierflow.engine;

import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.PolicyException;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.dmn.DecisionDefinitionNotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The decision tables as they are deployed in the engine at this moment. */
@Component
public class DeployedDecisionTables implements DecisionTables {

  private final CommandExecutor commands;

  DeployedDecisionTables(ProcessEngine engine) {
    this.commands =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
  }

  @Override
  public Decision evaluate(String table, Map<String, Object> inputs) {
    CommandContext command = Context.getCommandContext();
    Evaluation evaluation;
    try {
      evaluation =
          command == null
              ? commands.execute(opened -> evaluate(opened, table, inputs))
              : evaluate(command, table, inputs);
    } catch (DecisionDefinitionNotFoundException missing) {
      throw new PolicyException("No decision table %s is deployed.".formatted(table));
    } catch (ProcessEngineException | DmnEngineException | FeelException failure) {
      throw cause(failure).<RuntimeException>map(cause -> unreadable(table, cause)).orElse(failure);
    }
    return evaluation.decision();
  }

  /**
   * What a table said when a business rule task of the current process instance last evaluated it,
   * in the current command. For the task's own end listener.
   *
   * @param table key of the decision
   * @return the row that matched, empty if the table was not evaluated
   * @throws io.tierflow.policy.UncoveredInputException if it was, and no row covered the inputs
   */
  public Optional<Decision> lastDecision(String table) {
    CommandContext command = Context.getCommandContext();
    if (command == null) {
      return Optional.empty();
    }
    return command
        .getSession(LastEvaluations.class)
        .of(table)
        .filter(evaluation -> evaluation.isOf(ProcessInstanceAtHand.id()))
        .map(Evaluation::decision);
  }

  /** Who may read the policy is decided at the doors, not again within a step. */
  private Evaluation evaluate(CommandContext command, String table, Map<String, Object> inputs) {
    return command.runWithoutAuthorization(
        () -> {
          DecisionEvaluationUtil.evaluateDecision(
              command
                  .getProcessEngineConfiguration()
                  .getDeploymentCache()
                  .findDeployedLatestDecisionDefinitionByKey(table),
              Variables.fromMap(inputs));
          return command
              .getSession(LastEvaluations.class)
              .of(table)
              .orElseThrow(
                  () ->
                      new PolicyException(
                          "The decision %s is not a decision table; accepted is a decision table."
                              .formatted(table)));
        });
  }

  private static Optional<Throwable> cause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DmnEngineException || cause instanceof FeelException) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  private static PolicyException unreadable(String table, Throwable cause) {
    PolicyException policy =
        new PolicyException("Table %s can't be evaluated: %s".formatted(table, cause.getMessage()));
    policy.initCause(cause);
    return policy;
  }
}
