package io.tierflow.security.apikey;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.security.secret.TokenCache;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The keys that were used lately on this node. */
@Component
class KnownApiKeys {

  private final TokenCache<StoredApiKey> known;
  private final ProgrammeCalendar calendar;

  KnownApiKeys(ApiKeyRepository keys, ProgrammeCalendar calendar) {
    this.known = new TokenCache<>(ApiKey.TOKEN_PREFIX, keys::find);
    this.calendar = calendar;
  }

  /** The key that a token belongs to; none if it is malformed, unknown, expired or revoked. */
  Optional<StoredApiKey> verify(String text) {
    return known.verify(text, calendar.today());
  }

  /** Only once the revocation holds, or a call in between would remember the key as it was. */
  @TransactionalEventListener
  void forget(ApiKeyRevoked revoked) {
    known.forget(revoked.keyId());
  }
}
