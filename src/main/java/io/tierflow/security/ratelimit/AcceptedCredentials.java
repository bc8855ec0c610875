package io.tierflow.security.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that were accepted a while ago, by a hash under a key that ends with the process. Who
 * brings them does not guess, and goes on working when somebody else at the same address does.
 */
final class AcceptedCredentials {

  private static final String HASH = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int MAX_ENTRIES = 10_000;
  private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

  private final SecretKeySpec key = randomKey();
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
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(credentials.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has " + HASH + ".", missing);
    }
  }

  private static SecretKeySpec randomKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, HASH);
  }
}
