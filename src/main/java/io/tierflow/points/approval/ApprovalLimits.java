package io.tierflow.points.approval;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the table which operations another person decides. */
@Component
class ApprovalLimits {

  static final String TABLE = "approval-limits";

  private final DecisionTables tables;
  private final ProgrammeSettings settings;

  ApprovalLimits(DecisionTables tables, ProgrammeSettings settings) {
    this.tables = tables;
    this.settings = settings;
  }

  /**
   * Whether an operation lies above the limit.
   *
   * @param operation what is to be done
   * @param points points that it moves, below 0 if it takes them
   * @return what the table says if another person decides, else empty
   */
  Optional<Decision> above(ApprovalOperation operation, long points) {
    long moved = Math.abs(points);
    Decision decision =
        tables.evaluate(
            TABLE,
            Map.of(
                "operation",
                operation.name(),
                "points",
                moved,
                "value",
                value(moved).doubleValue()));
    return Optional.of(decision.recordable()).filter(said -> said.yes("secondPerson"));
  }

  /** What points are worth, with the currency, for people. */
  String valueText(long points) {
    return "%,.2f %s".formatted(value(Math.abs(points)), settings.currency().getCurrencyCode());
  }

  private BigDecimal value(long points) {
    return settings.points().value().multiply(BigDecimal.valueOf(points));
  }
}
