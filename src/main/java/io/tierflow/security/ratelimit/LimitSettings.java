package io.tierflow.security.ratelimit;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much and how fast anybody may send, below {@code tierflow.limit.*}; each node counts for
 * itself.
 *
 * @param clientCallsPerSecond calls of one signed-in user, key or member
 * @param webappCallsPerSecond calls to Tasklist, Cockpit and Admin from one address
 * @param strangerCallsPerSecond calls without sign-in from one address
 * @param failedSignInsPerMinute refused sign-ins from one address, before it has to wait
 * @param linkRequestsPerMinute forms that ask for members' sign-in links or to join, or use a link,
 *     from one address
 * @param unsubscribesPerSecond e-mails left from one address; providers send what many members
 *     click
 * @param body the largest body of a request
 * @param deployment the largest deployment of models
 * @param importFile the largest file to import, which is read as a stream
 */
@Validated
@ConfigurationProperties("tierflow.limit")
public record LimitSettings(
    @DefaultValue("2000") @Min(1) int clientCallsPerSecond,
    @DefaultValue("500") @Min(1) int webappCallsPerSecond,
    @DefaultValue("200") @Min(1) int strangerCallsPerSecond,
    @DefaultValue("10") @Min(1) int failedSignInsPerMinute,
    @DefaultValue("10") @Min(1) int linkRequestsPerMinute,
    @DefaultValue("1000") @Min(1) int unsubscribesPerSecond,
    @DefaultValue("1MB") @NotNull DataSize body,
    @DefaultValue("10MB") @NotNull DataSize deployment,
    @DefaultValue("512MB") @NotNull DataSize importFile) {}
