package io.tierflow.report;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tierflow.insight.effect.EffectReturn;
import io.tierflow.insight.study.EffectMethod;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * What a month's tiers caused, by each way of estimating it, and the return from the best of them.
 *
 * @param month the month
 * @param best the method of the best estimate there is; null if there is none
 * @param returns {@code (effect × members × margin − cost) ÷ cost} from it, with the ends of its 95
 *     % interval, 0.5 being 50 %; null if there is no estimate, or the cost is not above 0
 * @param margin share of spend that is earnings
 * @param cost what the month's rewards and points cost
 * @param estimates all estimates, the difference of averages first
 */
public record EffectReport(
    @Schema(type = "string", example = "2026-10") YearMonth month,
    EffectMethod best,
    EffectReturn returns,
    BigDecimal margin,
    BigDecimal cost,
    List<EffectLine> estimates) {}
