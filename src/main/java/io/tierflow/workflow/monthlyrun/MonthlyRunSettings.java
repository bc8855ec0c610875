package io.tierflow.workflow.monthlyrun;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a monthly run divides its work, below {@code tierflow.monthly-run.*}.
 *
 * @param partitions ranges of members that are taken side by side, over all nodes together
 * @param pageSize members who are taken through the steps in one transaction
 * @param skimSize members who are looked at in one transaction at most, to find a page of those for
 *     whom something can change
 */
@Validated
@ConfigurationProperties("tierflow.monthly-run")
record MonthlyRunSettings(
    @DefaultValue("16") @Min(1) @Max(1_000) int partitions,
    @DefaultValue("100") @Min(1) @Max(1_000) int pageSize,
    @DefaultValue("500") @Min(1) @Max(10_000) int skimSize) {}
