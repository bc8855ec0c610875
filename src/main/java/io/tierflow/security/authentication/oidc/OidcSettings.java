package io.tierflow.security.authentication.oidc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an OpenID Connect provider's claims mean here.
 *
 * @param userClaim claim with the user's name; it is the id of the user in the engine
 * @param groupsClaim claim with the ids of the user's groups; what is no group of the engine is
 *     left out
 */
@ConfigurationProperties("tierflow.oidc")
public record OidcSettings(
    @DefaultValue("preferred_username") String userClaim,
    @DefaultValue("groups") String groupsClaim) {}
