package io.tierflow.security.authentication.oidc;

import java.util.List;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * Somebody as a provider's token tells of them. Only issuer and subject together are theirs for
 * good; a name can be given to another.
 *
 * @param user the name, id of the user in the engine
 * @param issuer address of the provider
 * @param subject the provider's own id of them
 * @param groups what the token calls their groups
 * @param firstName may be null
 * @param lastName may be null
 * @param email may be null
 */
public record OidcIdentity(
    String user,
    String issuer,
    String subject,
    List<String> groups,
    String firstName,
    String lastName,
    String email) {

  private static final int MAX_NAME_LENGTH = 64;

  public static OidcIdentity of(ClaimAccessor token, OidcSettings settings) {
    String user = token.getClaimAsString(settings.userClaim());
    if (user == null || user.isBlank() || user.length() > MAX_NAME_LENGTH) {
      throw refusal(
          "The token's claim "
              + settings.userClaim()
              + " has no name of 1 to "
              + MAX_NAME_LENGTH
              + " characters.");
    }
    List<String> groups = token.getClaimAsStringList(settings.groupsClaim());
    return new OidcIdentity(
        user,
        token.getClaimAsString("iss"),
        token.getClaimAsString("sub"),
        groups == null ? List.of() : List.copyOf(groups),
        token.getClaimAsString("given_name"),
        token.getClaimAsString("family_name"),
        token.getClaimAsString("email"));
  }

  /** By which a user of the engine is known to be this one. */
  String mark() {
    return issuer + " " + subject;
  }

  static OAuth2AuthenticationException refusal(String sentence) {
    return new OAuth2AuthenticationException(
        new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED, sentence, null), sentence);
  }
}
