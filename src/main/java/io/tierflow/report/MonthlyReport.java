package io.tierflow.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;

/**
 * All figures of a month.
 *
 * @param month the month, such as 2026-10
 * @param generatedAt when the health figures were computed
 * @param figures the health figures
 * @param roi the return on investment with all its terms
 */
public record MonthlyReport(
    @Schema(type = "string", example = "2026-10") YearMonth month,
    Instant generatedAt,
    @JsonUnwrapped HealthFigures figures,
    ProgramRoi roi) {}
