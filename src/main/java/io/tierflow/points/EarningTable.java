package io.tierflow.points;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.transaction.Earning;
import io.tierflow.transaction.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the deployed table {@code points-earning} says of a transaction. */
@Component
class EarningTable {

  static final String POINTS_EARNING = "points-earning";

  /** Points that one currency unit, or one transaction, may earn; records keep no more digits. */
  private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(999_999);

  private final DecisionTables tables;
  private final ProgrammeCalendar calendar;

  EarningTable(DecisionTables tables, ProgrammeCalendar calendar) {
    this.tables = tables;
    this.calendar = calendar;
  }

  /** The terms under which a transaction earns in an upgrade. */
  Earning terms(
      Transaction transaction,
      Map<String, Object> inputs,
      LocalDate asOf,
      String processInstanceId) {
    Decision decision = tables.evaluate(POINTS_EARNING, inputs);
    LocalDate occurredOn = calendar.dayOf(transaction.getOccurredAt());
    BigDecimal fixedPoints = factor(decision, "fixedPoints").orElse(null);
    return new Earning(
        fixedPoints == null ? required(decision, "rate") : null,
        fixedPoints == null ? required(decision, "multiplier") : null,
        fixedPoints,
        factor(decision, "qualifyingMultiplier").orElse(null),
        factor(decision, "qualifyingFixedPoints").orElse(null),
        decision.version(),
        decision.rule(),
        decision.reason(),
        decision.count("validityMonths").map(occurredOn::plusMonths).orElse(null),
        asOf,
        processInstanceId);
  }

  private static BigDecimal required(Decision decision, String output) {
    return factor(decision, output)
        .orElseThrow(() -> decision.unusable(output, "a number from 0, or fixedPoints instead"));
  }

  private static Optional<BigDecimal> factor(Decision decision, String output) {
    Optional<BigDecimal> number = decision.number(output);
    if (number.filter(n -> n.signum() < 0 || n.compareTo(LARGEST_FACTOR) > 0).isPresent()) {
      throw decision.unusable(
          output, "a number from 0 to %,d".formatted(LARGEST_FACTOR.intValue()));
    }
    return number;
  }
}
