package io.tierflow.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Remembers briefly, in memory, whom the engine has signed in, so that machines that send user and
 * password with each request do not ask the database each time. Passwords are not kept: a sign-in
 * is found by a hash under a key that ends with the process. A refused one is not remembered.
 */
@Component
class RememberedSignIns implements AuthenticationProvider {

  /** For so long a user goes on who was removed, or has another password or other groups. */
  static final Duration REMEMBERED_FOR = Duration.ofSeconds(15);

  private static final String HASH = "HmacSHA256";
  private static final int MOST = 10_000;
  private static final int KEY_BYTES = 32;

  private final EngineUsers users;
  private final SecretKeySpec key = randomKey();
  private final Cache<ByteBuffer, Authentication> signedIn =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED_FOR).build();

  RememberedSignIns(EngineUsers users) {
    this.users = users;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    ByteBuffer digest = digest(attempt);
    Authentication known = signedIn.getIfPresent(digest);
    if (known != null) {
      return known;
    }
    Authentication verified = users.authenticate(attempt);
    signedIn.put(digest, verified);
    return verified;
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private ByteBuffer digest(Authentication attempt) {
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(key);
      mac.update(attempt.getName().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(String.valueOf(attempt.getCredentials()).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(mac.doFinal());
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
