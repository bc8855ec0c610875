package io.tierflow.security.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.security.authentication.secondfactor.PasswordAloneException;
import io.tierflow.security.authentication.secondfactor.PendingSignIn;
import io.tierflow.security.ratelimit.SignInOutcomes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Remembers for a while, in memory, whom the engine has signed in, so that machines that send user
 * and password with each request do not pay for the slow hash each time. A sign-in is forgotten as
 * soon as what it rests on is another: password, groups. Passwords are not kept: a sign-in is found
 * by a hash under a key that ends with the process. A refused one is not remembered.
 */
@Component
public class VerifiedSignInCache implements AuthenticationProvider {

  /** For so long a sign-in goes on whose user stays as it was. */
  public static final Duration REMEMBERED_FOR = Duration.ofMinutes(15);

  private static final int MAX_ENTRIES = 10_000;

  private final EngineUsers users;
  private final CredentialFingerprintCache standings;
  private final SignInOutcomes outcomes;
  private final TransientHash hash = new TransientHash();
  // Large from the start: who is being verified holds up whoever shares a place in the table.
  private final Cache<ByteBuffer, SignIn> signedIn =
      Caffeine.newBuilder()
          .initialCapacity(MAX_ENTRIES)
          .maximumSize(MAX_ENTRIES)
          .expireAfterWrite(REMEMBERED_FOR)
          .build();

  VerifiedSignInCache(
      EngineUsers users, CredentialFingerprintCache standings, SignInOutcomes outcomes) {
    this.outcomes = outcomes;
    this.users = users;
    this.standings = standings;
  }

  private record SignIn(Authentication user, Optional<CredentialFingerprint> standing) {}

  @Override
  public Authentication authenticate(Authentication attempt) {
    // By address, too: or the right one among many guesses passed while it has to wait.
    ByteBuffer digest =
        hash.of(attempt.getName(), String.valueOf(attempt.getCredentials()), outcomes.origin());
    SignIn known = signedIn.getIfPresent(digest);
    if (known != null && !stillStands(known)) {
      signedIn.asMap().remove(digest, known);
    }
    // Whoever comes at the same time waits for the one hash, or a busy machine would pay for many.
    Authentication user = signedIn.get(digest, unknown -> verify(attempt)).user();
    outcomes.accepted();
    return user;
  }

  private boolean stillStands(SignIn known) {
    return standings.of(known.user().getName()).equals(known.standing());
  }

  private SignIn verify(Authentication attempt) {
    // Read before: a change meanwhile makes it another, and the sign-in is not used again.
    Optional<CredentialFingerprint> standing = standings.now(attempt.getName());
    Authentication user = users.authenticate(attempt);
    if (PendingSignIn.is(user)) {
      users.refuse(user.getName(), "password without second factor");
      throw new PasswordAloneException();
    }
    return new SignIn(user, standing);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
