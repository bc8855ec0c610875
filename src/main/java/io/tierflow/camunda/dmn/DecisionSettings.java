package io.tierflow.camunda.dmn;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How decision tables are evaluated, below {@code tierflow.*}.
 *
 * @param decisionCacheSize answers of tables that are remembered at most, over all tables; 0 for
 *     none
 */
@Validated
@ConfigurationProperties("tierflow")
record DecisionSettings(@DefaultValue("10000") @Min(0) @Max(1_000_000) int decisionCacheSize) {}
