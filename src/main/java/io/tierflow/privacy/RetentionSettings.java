package io.tierflow.privacy;

import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * For how long is kept what names a person.
 *
 * @param closedMembers after which a closed membership is erased; the default covers the years for
 *     which books must be kept in most countries
 * @param recipients after which the addresses of staff go from messages that are done
 * @param decidedRequests after which requests that another person has decided are deleted; ledger
 *     and audit keep what came of them
 */
@Validated
@ConfigurationProperties("tierflow.retention")
record RetentionSettings(
    @DefaultValue("10y") @NotNull Period closedMembers,
    @DefaultValue("90d") @NotNull Period recipients,
    @DefaultValue("2y") @NotNull Period decidedRequests) {}
