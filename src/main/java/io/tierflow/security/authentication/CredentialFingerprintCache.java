package io.tierflow.security.authentication;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tierflow.common.Digests;
import io.tierflow.security.authentication.secondfactor.SecondFactorService;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What the users' sign-ins rest on, read again after a few seconds at most, so that it costs no
 * query at each request. A change on this node is seen at once, one on another within those
 * seconds.
 */
@Component
public class CredentialFingerprintCache {

  /** For so long a user goes on who was changed on another node. */
  static final Duration REMEMBERED_FOR = Duration.ofSeconds(5);

  private static final int MAX_ENTRIES = 10_000;

  private final EngineUserStore users;
  private final SecondFactorService factors;
  private final SessionEpochs epochs;
  private final LoadingCache<String, Optional<CredentialFingerprint>> known =
      Caffeine.newBuilder()
          .maximumSize(MAX_ENTRIES)
          .expireAfterWrite(REMEMBERED_FOR)
          .build(this::read);

  CredentialFingerprintCache(
      EngineUserStore users, SecondFactorService factors, SessionEpochs epochs) {
    this.factors = factors;
    this.epochs = epochs;
    this.users = users;
  }

  /** What the user's sign-in rests on, some seconds ago at most; nothing if there is no user. */
  public Optional<CredentialFingerprint> of(String user) {
    return known.get(user);
  }

  /** As {@link #of(String)}, but as of now. */
  Optional<CredentialFingerprint> now(String user) {
    known.invalidate(user);
    return known.get(user);
  }

  @EventListener
  void forget(IdentityChanged change) {
    if (change.user() == null) {
      known.invalidateAll();
    } else {
      known.invalidate(change.user());
    }
  }

  @TransactionalEventListener(fallbackExecution = true)
  void forget(SignInChanged change) {
    known.invalidate(change.user());
  }

  private Optional<CredentialFingerprint> read(String user) {
    return users
        .find(user)
        .map(
            found ->
                new CredentialFingerprint(
                    Digests.sha256Hex(
                        "%s\n%s\n%d\n%s"
                            .formatted(
                                found.password(),
                                factors.fingerprint(user),
                                epochs.of(user),
                                String.join("\n", users.groups(user))))));
  }
}
