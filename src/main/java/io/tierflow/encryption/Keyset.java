package io.tierflow.encryption;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys by their ids, the one that seals first. */
final class Keyset {

  private static final Pattern ENTRY =
      Pattern.compile("\\s*([1-9][0-9]{0,8}):([A-Za-z0-9+/=]+)\\s*");
  private static final int KEY_BYTES = 32;

  private final Map<Integer, byte[]> keys;

  private Keyset(Map<Integer, byte[]> keys) {
    this.keys = Collections.unmodifiableMap(keys);
  }

  /**
   * Reads keys as they are configured.
   *
   * @throws UnusableKeysException if there is none, or one that can't be read
   */
  static Keyset parse(String configured) {
    if (configured == null || configured.isBlank()) {
      throw UnusableKeysException.missing();
    }
    Map<Integer, byte[]> keys = new LinkedHashMap<>();
    int position = 0;
    for (String entry : configured.split(",")) {
      position++;
      Matcher parts = ENTRY.matcher(entry);
      if (!parts.matches()
          || keys.put(Integer.valueOf(parts.group(1)), bytes(parts.group(2), position)) != null) {
        throw UnusableKeysException.malformed(position);
      }
    }
    return new Keyset(keys);
  }

  private static byte[] bytes(String base64, int position) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      throw UnusableKeysException.malformed(position);
    }
    if (key.length != KEY_BYTES) {
      throw UnusableKeysException.malformed(position);
    }
    return key;
  }

  int primary() {
    return keys.keySet().iterator().next();
  }

  Map<Integer, byte[]> keys() {
    return keys;
  }
}
