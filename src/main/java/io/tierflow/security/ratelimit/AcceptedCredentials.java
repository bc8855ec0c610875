package io.tierflow.security.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.common.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that were accepted a while ago, by a hash under a key that ends with the process. Who
 * brings them does not guess, and goes on working when somebody else at the same address does.
 */
final class AcceptedCredentials {

  private static final int MAX_ENTRIES = 10_000;
  private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

  private final SecretKeySpec key = Digests.randomHmacKey();
  private final Cache<ByteBuffer, Boolean> accepted =
      Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(REMEMBERED_FOR).build();

  boolean include(String credentials) {
    return accepted.getIfPresent(digest(credentials)) != null;
  }

  void add(String credentials) {
    ByteBuffer digest = digest(credentials);
    if (accepted.getIfPresent(digest) == null) {
      accepted.put(digest, Boolean.TRUE);
    }
  }

  void remove(String credentials) {
    accepted.invalidate(digest(credentials));
  }

  private ByteBuffer digest(String credentials) {
    byte[] content = credentials.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Digests.hmac(key).doFinal(content));
  }
}
