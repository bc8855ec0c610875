package io.tierflow.security.ratelimit;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How slow anybody may be, below {@code tierflow.pace.*}. Who is slow holds a thread that others
 * need; each node counts for itself.
 *
 * @param requestsPerClient requests that are worked on at once for one address without sign-in, or
 *     for one session
 * @param requestsOfStrangers such requests at once without sign-in, from all addresses; less than
 *     there are threads, so that the others always find one
 * @param headers how long the headers of a request may take
 * @param bodyGrace how long a body may take before its rate counts; waiting time alone
 * @param bodyRate the least rate of a body after that, for each second
 */
@Validated
@ConfigurationProperties("tierflow.pace")
public record PaceSettings(
    @DefaultValue("50") @Min(1) int requestsPerClient,
    @DefaultValue("100") @Min(1) int requestsOfStrangers,
    @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) Duration headers,
    @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) Duration bodyGrace,
    @DefaultValue("1KB") @NotNull DataSize bodyRate) {}
