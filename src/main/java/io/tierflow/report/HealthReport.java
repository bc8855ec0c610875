package io.tierflow.report;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A month's loyalty health report.
 *
 * @param month the month
 * @param generatedAt when its figures were computed
 * @param figures the figures
 */
public record HealthReport(YearMonth month, Instant generatedAt, HealthFigures figures)
    implements DatedFigures {}
