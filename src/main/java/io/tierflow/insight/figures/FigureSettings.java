package io.tierflow.insight.figures;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What figures over months look back at.
 *
 * @param retentionMonths within how many months an active member has to be active again to count as
 *     retained
 * @param churnAfter days without activity after which a member counts as lost
 */
@Validated
@ConfigurationProperties("tierflow.figures")
record FigureSettings(
    @DefaultValue("3") @Min(1) @Max(12) int retentionMonths,
    @DefaultValue("180d") @NotNull @DurationMin(days = 1) @DurationMax(days = 1095)
        Duration churnAfter) {

  private static final int DAYS_OF_SHORTEST_MONTH = 28;

  long churnDays() {
    return churnAfter.toDays();
  }

  /** In how many months after its own something is still counted. */
  int reach() {
    return Math.max(retentionMonths, (int) (churnDays() / DAYS_OF_SHORTEST_MONTH) + 1);
  }

  /** By which it is seen that months were computed with other settings. */
  String terms() {
    return "retention %d, churn %d".formatted(retentionMonths, churnDays());
  }
}
