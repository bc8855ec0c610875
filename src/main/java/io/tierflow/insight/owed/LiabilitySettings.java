package io.tierflow.insight.owed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the liability for points is estimated, and what accountants call the accounts on which it is
 * booked, below {@code tierflow.liability}.
 *
 * @param account the liability for points
 * @param salesAccount the sales of which a part is allocated to points
 * @param revenueAccount the revenue from points
 * @param breakageAfter how many months old the oldest points must be before it is estimated how
 *     many of all points will be redeemed; until then, all of them are expected to be
 */
@Validated
@ConfigurationProperties("tierflow.liability")
public record LiabilitySettings(
    @DefaultValue("points-liability") @NotBlank @Size(max = 64) String account,
    @DefaultValue("sales") @NotBlank @Size(max = 64) String salesAccount,
    @DefaultValue("points-revenue") @NotBlank @Size(max = 64) String revenueAccount,
    @DefaultValue("12") @Min(0) @Max(120) int breakageAfter) {}
