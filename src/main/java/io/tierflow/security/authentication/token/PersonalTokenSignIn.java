package io.tierflow.security.authentication.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.CredentialFingerprint;
import io.tierflow.security.authentication.CredentialFingerprintCache;
import io.tierflow.security.authentication.EngineUserStore;
import io.tierflow.security.authentication.VerifiedSignInCache;
import io.tierflow.security.authorization.Groups;
import io.tierflow.security.ratelimit.SignInOutcomes;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Signs people in with a personal token, with their own rights as they are now. Their groups are
 * read again as soon as they are others.
 */
@Component
public class PersonalTokenSignIn {

  private static final int MAX_ENTRIES = 10_000;

  private final PersonalTokenService tokens;
  private final EngineUserStore users;
  private final CredentialFingerprintCache standings;
  private final SignInOutcomes outcomes;
  private final AuditTrail audit;
  private final Cache<String, SignIn> signedIn =
      Caffeine.newBuilder()
          .maximumSize(MAX_ENTRIES)
          .expireAfterWrite(VerifiedSignInCache.REMEMBERED_FOR)
          .build();

  PersonalTokenSignIn(
      PersonalTokenService tokens,
      EngineUserStore users,
      CredentialFingerprintCache standings,
      SignInOutcomes outcomes,
      AuditTrail audit) {
    this.tokens = tokens;
    this.users = users;
    this.standings = standings;
    this.outcomes = outcomes;
    this.audit = audit;
  }

  private record SignIn(CredentialFingerprint standing, Authentication user) {}

  /** Whether a text is meant to be a personal token, be it right or wrong. */
  public static boolean isToken(Object text) {
    return text instanceof String token && token.startsWith(PersonalToken.PREFIX);
  }

  /**
   * Signs the token's user in.
   *
   * @param text what was sent
   * @param name the user name that was sent along, or null
   * @throws BadCredentialsException if it opens nothing, or is not that user's
   */
  public Authentication signIn(String text, String name) {
    Optional<PersonalToken> token =
        tokens.verify(text.strip()).filter(found -> name == null || name.equals(found.user()));
    Optional<CredentialFingerprint> standing = token.flatMap(found -> standings.of(found.user()));
    if (standing.isEmpty()) {
      outcomes.refused();
      audit.recordFor("nobody", AuditAction.SIGN_IN_REFUSED, "unknown token", "personal token");
      throw new BadCredentialsException("The personal token is unknown, expired or revoked.");
    }
    outcomes.accepted();
    return signIn(token.get(), standing.get());
  }

  private Authentication signIn(PersonalToken token, CredentialFingerprint standing) {
    SignIn known = signedIn.getIfPresent(token.tokenId());
    if (known == null || !known.standing().equals(standing)) {
      known = new SignIn(standing, userOf(token));
      signedIn.put(token.tokenId(), known);
      audit.recordFor(
          token.user(), AuditAction.SIGNED_IN, token.user(), "personal token " + token.tokenId());
    }
    return known.user();
  }

  private Authentication userOf(PersonalToken token) {
    return new PersonalTokenAuthentication(
        token.user(),
        AuthorityUtils.createAuthorityList(
            users.groups(token.user()).stream().map(Groups::authority).toList()));
  }
}
