package io.tierflow.insight.membervalue;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How members are valued.
 *
 * @param months how far ahead spend is expected, and how far back cost is counted
 * @param discountRate what money costs a year, 0.10 for 10 %
 */
@Validated
@ConfigurationProperties("tierflow.lifetime")
record MemberValueSettings(
    @DefaultValue("12") @Min(1) @Max(60) int months,
    @DefaultValue("0.10") @NotNull @DecimalMin("0") @DecimalMax("1") BigDecimal discountRate) {}
