package io.tierflow.security.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers tokens briefly, as the database keeps them, so that a client that sends one with each
 * call costs a hash and no query. Ids that nobody has are remembered too.
 *
 * @param <T> the tokens
 */
public final class TokenCache<T extends StoredToken> {

  /** For so long another node goes on accepting a token that was revoked. */
  public static final Duration REMEMBERED_FOR = Duration.ofSeconds(15);

  private static final int MAX_ENTRIES = 10_000;

  private final String prefix;
  private final Function<String, Optional<T>> database;
  private final Cache<String, Optional<T>> known =
      Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(REMEMBERED_FOR).build();

  /**
   * A cache of one kind of tokens.
   *
   * @param prefix what each of them begins with
   * @param database finds one by its id
   */
  public TokenCache(String prefix, Function<String, Optional<T>> database) {
    this.prefix = prefix;
    this.database = database;
  }

  /**
   * The token that a text is.
   *
   * @param text what a client sent
   * @param today the programme's day
   * @return the token; none if it is malformed, unknown, expired or revoked
   */
  public Optional<T> verify(String text, LocalDate today) {
    return SecretToken.parse(prefix, text)
        .flatMap(
            sent -> known.get(sent.id(), database).filter(kept -> kept.opensWith(sent, today)));
  }

  /**
   * Forgets a token: only once its end holds, or a call in between would remember it as it was.
   *
   * @param id of the token
   */
  public void forget(String id) {
    known.invalidate(id);
  }

  /** Forgets all tokens, see {@link #forget}. */
  public void forgetAll() {
    known.invalidateAll();
  }
}
