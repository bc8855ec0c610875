package io.tierflow.security.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.common.ProgrammeCalendar;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Remembers keys briefly, as the database keeps them, so that a client that sends one with each
 * call costs a hash and no query. Ids that nobody has are remembered too.
 */
@Component
class KnownApiKeys {

  /** For so long another node goes on accepting a key that was revoked. */
  static final Duration REMEMBERED_FOR = Duration.ofSeconds(15);

  private static final int MAX_ENTRIES = 10_000;

  private final ApiKeyRepository keys;
  private final ProgrammeCalendar calendar;
  private final Cache<String, Optional<StoredApiKey>> known =
      Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(REMEMBERED_FOR).build();

  KnownApiKeys(ApiKeyRepository keys, ProgrammeCalendar calendar) {
    this.keys = keys;
    this.calendar = calendar;
  }

  /** The key that a token opens doors with; none if it is malformed, unknown, expired, revoked. */
  Optional<StoredApiKey> verify(String text) {
    return SecretToken.parse(ApiKey.TOKEN_PREFIX, text)
        .flatMap(
            token ->
                known
                    .get(token.id(), keys::find)
                    .filter(kept -> kept.opensWith(token, calendar.today())));
  }

  /** Only once the revocation holds, or a call in between would remember the key as it was. */
  @TransactionalEventListener
  void forget(ApiKeyRevoked revoked) {
    known.invalidate(revoked.keyId());
  }
}
