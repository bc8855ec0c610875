package io.tierflow.security.authentication.secondfactor;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who must have a second factor, below {@code tierflow.second-factor.*}.
 *
 * @param requiredGroups groups whose members must have one when they sign in with a password here;
 *     empty for none
 */
@Validated
@ConfigurationProperties("tierflow.second-factor")
public record SecondFactorSettings(
    @DefaultValue({"camunda-admin", "process-owners"}) @NotNull List<String> requiredGroups) {}
