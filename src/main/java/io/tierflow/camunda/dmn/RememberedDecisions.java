package io.tierflow.camunda.dmn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.tierflow.camunda.EngineInternal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.springframework.stereotype.Component;

/**
 * The rows of deployed tables that matched before, so that what is asked again is not evaluated
 * again. A deployed table never changes; a new version has an id of its own. Metrics: {@code
 * cache.gets} and the like, with the tag {@code cache=tierflow.decisions}.
 */
@Component
@EngineInternal(
    why = "The public API has no way to answer for a table without evaluating its cells.",
    replacement = "Nothing: each decision would be evaluated anew, which takes longer.")
public final class RememberedDecisions implements MeterBinder {

  private static final int TABLES_KEPT = 200;

  private final FeelCells feel = new FeelCells();
  private final Cache<String, Optional<AnswerBasis>> tables =
      Caffeine.newBuilder().maximumSize(TABLES_KEPT).build();

  private final boolean on;
  private final Cache<Question, List<DmnEvaluatedDecisionRule>> answers;

  RememberedDecisions(DecisionSettings settings) {
    this.on = settings.decisionCacheSize() > 0;
    // In the asking thread, so that no more is kept than is set, not even for a moment.
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(settings.decisionCacheSize())
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    CaffeineCacheMetrics.monitor(meters, answers, "tierflow.decisions");
  }

  /**
   * What a table is asked.
   *
   * @param decision the table
   * @param isFeel whether a cell of it is written in FEEL
   * @param inputs gives the value of each column, from left to right; may fail
   * @param variables what cells may name
   * @return it; null if the answer is not remembered
   */
  Question question(
      DmnDecision decision,
      Predicate<DmnExpressionImpl> isFeel,
      Supplier<List<Object>> inputs,
      VariableContext variables) {
    if (!on || !(decision instanceof DecisionDefinition deployed) || deployed.getId() == null) {
      return null;
    }
    try {
      return tables
          .get(deployed.getId(), id -> AnswerBasis.of(table(decision), feel, isFeel))
          .flatMap(basis -> basis.of(inputs.get(), variables))
          .map(basis -> new Question(deployed.getId(), basis))
          .orElse(null);
    } catch (RuntimeException failing) {
      // It fails again where the table is evaluated, unless the evaluation does not come that far.
      return null;
    }
  }

  private static DmnDecisionTableImpl table(DmnDecision decision) {
    return (DmnDecisionTableImpl) decision.getDecisionLogic();
  }

  /**
   * What was answered before.
   *
   * @return the rows that matched, before the hit policy; null if that is not known
   */
  List<DmnEvaluatedDecisionRule> answer(Question question) {
    return answers.getIfPresent(question);
  }

  /** Remembers rows that matched, if what they give never changes. */
  void remember(Question question, List<DmnEvaluatedDecisionRule> rows) {
    if (rows.stream()
        .flatMap(row -> row.getOutputEntries().values().stream())
        .allMatch(output -> KeptValues.mayKeep(output.getValue().getValue()))) {
      answers.put(question, List.copyOf(rows));
    }
  }

  /**
   * What a table is asked.
   *
   * @param definitionId id of the deployed decision
   * @param basis what its answer depends on
   */
  record Question(String definitionId, List<Object> basis) {}
}
