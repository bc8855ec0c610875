package io.tierflow.workflow.tierrenewal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the renewals of a day divide their work, below {@code tierflow.tier-renewal.*}.
 *
 * @param partitions ranges of members that are taken side by side, over all nodes together
 * @param pageSize members who are looked at, or taken through the renewal, with one query each
 * @param skimSize members who are looked at in one transaction at most
 */
@Validated
@ConfigurationProperties("tierflow.tier-renewal")
record TierRenewalSettings(
    @DefaultValue("8") @Min(1) @Max(1_000) int partitions,
    @DefaultValue("100") @Min(1) @Max(1_000) int pageSize,
    @DefaultValue("2000") @Min(1) @Max(100_000) int skimSize) {}
