package io.tierflow.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the daily communication divides its work, below {@code tierflow.communication.*}. What is due
 * to whom is not here: it stands in the table {@code communication} alone.
 *
 * @param partitions ranges of members that are taken side by side, over all nodes together
 * @param pageSize members who are looked at in one transaction
 * @param lotsPerPage lots of points that expire in one transaction
 * @param lookAhead points and vouchers that expire later are not shown to the table, nor what is
 *     missing to keep a tier that ends later
 * @param namedPurchases how many of a member's last purchases messages name; 0 for none
 * @param nearTierAtOnce whether a member is told of a tier that is near right after the purchase
 *     that brought it near, not only by the daily process
 */
@Validated
@ConfigurationProperties("tierflow.communication")
record CampaignSettings(
    @DefaultValue("8") @Min(1) @Max(1_000) int partitions,
    @DefaultValue("200") @Min(1) @Max(1_000) int pageSize,
    @DefaultValue("200") @Min(1) @Max(1_000) int lotsPerPage,
    @DefaultValue("60d") @NotNull @DurationMin(days = 1) Duration lookAhead,
    @DefaultValue("3") @Min(0) @Max(20) int namedPurchases,
    @DefaultValue("true") boolean nearTierAtOnce) {}
