package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.performance.CurrentProcessInstance;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.TableContracts;
import io.tierflow.policy.TableNumbers;
import io.tierflow.policy.TableRows;
import io.tierflow.policy.WrittenTable;
import io.tierflow.policy.WrittenTables;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The decision tables as they are deployed in the engine at this moment. */
@Component
@EngineInternal(
    why =
        "DecisionService obeys the caller's rights, and its result says neither which "
            + "version nor which row decided.",
    replacement =
        "DecisionService without the caller's authentication, and the public evaluation "
            + "listener for version and row.")
public class DeployedDecisionTables
    implements DecisionTables, CollectingTables, TableNumbers, TableRows, WrittenTables {

  private static final Fact<Boolean> HAS_ROWS = new Fact<>("tables that have rows");

  private final CommandExecutor commands;
  private final TableContracts contracts;
  private final ColumnNumbers numbers = new ColumnNumbers();
  private final RowTexts texts = new RowTexts();
  private final WrittenRows written = new WrittenRows();

  DeployedDecisionTables(ProcessEngine engine, TableContracts contracts) {
    this.contracts = contracts;
    this.commands =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
  }

  @Override
  public Decision evaluate(String table, Map<String, Object> inputs) {
    return inContract(evaluated(table, inputs).decision());
  }

  @Override
  public boolean asks(String table, String input) {
    return asked(table, command -> texts.contain(latest(command, table), input));
  }

  @Override
  public List<Decision> evaluateAll(String table, Map<String, Object> inputs) {
    return evaluated(table, inputs).matches().stream()
        .map(Decision::recordable)
        .map(this::inContract)
        .toList();
  }

  @Override
  public SortedSet<BigDecimal> numbers(String table, String input) {
    return asked(table, command -> numbers.of(latest(command, table), input));
  }

  @Override
  public Map<String, Map<String, String>> rows(String table) {
    return asked(table, command -> texts.of(latest(command, table)));
  }

  @Override
  public WrittenTable read(String table) {
    return asked(
        table,
        command -> {
          DecisionDefinition definition = latest(command, table);
          return new WrittenTable(
              table,
              definition.getVersion(),
              deployedAt(command, definition),
              written.of(definition));
        });
  }

  private static Instant deployedAt(CommandContext command, DecisionDefinition definition) {
    return command.runWithoutAuthorization(
        () ->
            command
                .getDeploymentManager()
                .findDeploymentById(definition.getDeploymentId())
                .getDeploymentTime()
                .toInstant());
  }

  /** Found out once in a transaction, since it is asked for each activity. */
  @Override
  public boolean hasRows(String table) {
    return TransactionFacts.recallOr(HAS_ROWS, table, () -> !rows(table).isEmpty());
  }

  /** What an expression gives is known only now. */
  private Decision inContract(Decision decision) {
    return contracts
        .find(decision.table())
        .map(contract -> contract.require(decision))
        .orElse(decision);
  }

  private Evaluation evaluated(String table, Map<String, Object> inputs) {
    return asked(table, command -> evaluate(command, table, inputs));
  }

  /** Asks in the command that is under way, if there is one. */
  private <T> T asked(String table, Command<T> question) {
    CommandContext command = Context.getCommandContext();
    try {
      return command == null ? commands.execute(question) : question.execute(command);
    } catch (ProcessEngineException | DmnEngineException | FeelException failure) {
      throw explained(table, failure);
    }
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
        .getSession(LastEvaluationCache.class)
        .of(table)
        .filter(evaluation -> evaluation.isOf(CurrentProcessInstance.id()))
        .map(Evaluation::decision)
        .map(this::inContract);
  }

  /** Who may read the policy is decided where requests come in, not again within a step. */
  private Evaluation evaluate(CommandContext command, String table, Map<String, Object> inputs) {
    return command.runWithoutAuthorization(
        () -> {
          DecisionEvaluationUtil.evaluateDecision(
              latest(command, table), Variables.fromMap(inputs));
          return command
              .getSession(LastEvaluationCache.class)
              .of(table)
              .orElseThrow(
                  () ->
                      new PolicyException(
                          "The decision %s is not a decision table; accepted: a decision table."
                              .formatted(table)));
        });
  }

  private static DecisionDefinition latest(CommandContext command, String table) {
    return command
        .getProcessEngineConfiguration()
        .getDeploymentCache()
        .findDeployedLatestDecisionDefinitionByKey(table);
  }

  /** What can't be evaluated has said where; what can't be read as a table has not. */
  private static RuntimeException explained(String table, RuntimeException failure) {
    return PolicyException.in(failure)
        .<RuntimeException>map(policy -> policy)
        .orElseGet(() -> unreadable(table, failure));
  }

  private static RuntimeException unreadable(String table, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DmnEngineException || cause instanceof FeelException) {
        return new PolicyException(
            "Table %s can't be evaluated: %s".formatted(table, cause.getMessage()), failure);
      }
    }
    return failure;
  }
}
