package io.tierflow.portal.friends;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Friends whom members bring in, below {@code tierflow.referral.*}.
 *
 * @param hold how long after it happened what a friend did can still be returned; only what was
 *     kept so long counts
 */
@Validated
@ConfigurationProperties("tierflow.referral")
record ReferralSettings(@DefaultValue("14d") @NotNull @DurationMin(seconds = 0) Duration hold) {}
