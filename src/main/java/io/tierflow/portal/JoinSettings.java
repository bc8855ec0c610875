package io.tierflow.portal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Becoming a member without staff, below {@code tierflow.portal.join.*}.
 *
 * @param enabled whether that is possible; it needs {@code tierflow.portal.address}, too
 * @param linkValidity how long what was entered waits for its confirmation, before it is deleted
 * @param requestsPerHour requests that are looked into within an hour, over all addresses
 * @param linksPerHour mails that one e-mail address gets within an hour
 * @param memberNumberPrefix what the member numbers begin with that are made here
 * @param termsVersion which version of the terms newcomers accept
 * @param terms where the terms can be read, or null
 */
@Validated
@ConfigurationProperties("tierflow.portal.join")
public record JoinSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("24h") @NotNull @DurationMin(hours = 1) @DurationMax(days = 30)
        Duration linkValidity,
    @DefaultValue("500") @Min(1) int requestsPerHour,
    @DefaultValue("3") @Min(1) @Max(100) int linksPerHour,
    @DefaultValue("M") @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{0,40}") String memberNumberPrefix,
    @DefaultValue("1") @NotBlank @Size(max = 64) String termsVersion,
    URI terms) {}
