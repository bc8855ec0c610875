package io.tierflow.tier.grant;

import io.tierflow.common.ExternalId;
import io.tierflow.policy.Tier;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A tier that somebody asks for on behalf of a member.
 *
 * @param grantId names it; what is asked again under the same id is done once
 * @param tier the tier
 * @param validUntil the last day on which it is to hold, or null for as long as the tier's terms
 *     say
 * @param reason why; the member reads it
 */
public record NewTierGrant(
    @NotNull @ExternalId String grantId,
    @NotNull Tier tier,
    LocalDate validUntil,
    @NotBlank @Size(max = MAX_REASON) String reason) {

  /** The longest reason, in characters. */
  public static final int MAX_REASON = 500;
}
