package io.tierflow.audit;

import io.tierflow.common.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The hash that ties an entry to all before it: SHA-256 over the hash before and the entry's fields
 * in order. Each is written as its length in UTF-8 bytes, a colon and these bytes, and one that is
 * absent as a hyphen, so that no two entries are written alike.
 */
final class ChainHash {

  private ChainHash() {}

  /**
   * Computes an entry's hash.
   *
   * @param previous hash of the entry before it
   * @param entry the entry, its own hash ignored
   * @return 64 hexadecimal digits
   */
  static String of(String previous, AuditEntry entry) {
    MessageDigest digest = Digests.sha256();
    Arrays.asList(
            previous,
            String.valueOf(entry.sequenceNumber()),
            entry.entryId(),
            entry.recordedAt().toString(),
            entry.actor(),
            entry.address(),
            entry.action(),
            entry.subject(),
            entry.detail(),
            entry.attachment())
        .forEach(field -> digest.update(written(field)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] written(String field) {
    if (field == null) {
      return new byte[] {'-'};
    }
    int length = field.getBytes(StandardCharsets.UTF_8).length;
    return (length + ":" + field).getBytes(StandardCharsets.UTF_8);
  }
}
