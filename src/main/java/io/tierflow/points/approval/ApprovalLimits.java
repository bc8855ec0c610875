package io.tierflow.points.approval;

import io.tierflow.common.PointsRange;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the table which operations another person decides. */
@Component
public class ApprovalLimits {

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
    return Optional.of(decide(operation, moved, value(moved)))
        .filter(said -> said.yes("secondPerson"));
  }

  /**
   * What the table says of a voucher that staff grant. Its points are those that it would cost.
   *
   * @param value what it is worth, in currency units
   * @return the decision, with the output {@code secondPerson}
   */
  public Decision ofVoucher(BigDecimal value) {
    BigDecimal cost = value.divide(settings.points().value(), 0, RoundingMode.UP);
    return decide(
        ApprovalOperation.VOUCHER_GRANT,
        cost.min(BigDecimal.valueOf(PointsRange.MAX_MOVED)).longValue(),
        value);
  }

  private Decision decide(ApprovalOperation operation, long points, BigDecimal value) {
    return tables
        .evaluate(
            TABLE,
            Map.of("operation", operation.name(), "points", points, "value", value.doubleValue()))
        .recordable();
  }

  /** What points are worth, with the currency, for people. */
  String valueText(long points) {
    return "%,.2f %s".formatted(value(Math.abs(points)), settings.currency().getCurrencyCode());
  }

  private BigDecimal value(long points) {
    return settings.points().value().multiply(BigDecimal.valueOf(points));
  }
}
