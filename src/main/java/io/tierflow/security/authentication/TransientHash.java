package io.tierflow.security.authentication;

import io.tierflow.common.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hash under a key that ends with the process, so that what is remembered can't be read. */
final class TransientHash {

  private final SecretKeySpec key = Digests.randomHmacKey();

  ByteBuffer of(String... parts) {
    Mac mac = Digests.hmac(key);
    for (String part : parts) {
      mac.update(part.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
    }
    return ByteBuffer.wrap(mac.doFinal());
  }
}
