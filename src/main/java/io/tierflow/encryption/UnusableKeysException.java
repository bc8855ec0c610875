package io.tierflow.encryption;

/** Tierflow was started without the keys that personal data needs. */
class UnusableKeysException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String ENVIRONMENT = "TIERFLOW_PERSONAL_DATA_KEYS";

  private UnusableKeysException(String message) {
    super(message);
  }

  static UnusableKeysException missing() {
    return new UnusableKeysException(
        "Tierflow needs %s, the keys that personal data is encrypted with.".formatted(ENVIRONMENT));
  }

  static UnusableKeysException malformed(int position) {
    return new UnusableKeysException(
        "Key %d of %s can't be read; accepted: an id from 1 that no other key has, a colon, and 32 bytes in Base64."
            .formatted(position, ENVIRONMENT));
  }

  static UnusableKeysException absent(int keyId) {
    return new UnusableKeysException(
        "The database contains personal data under key %d, which is missing in %s."
            .formatted(keyId, ENVIRONMENT));
  }

  static UnusableKeysException other(int keyId) {
    return new UnusableKeysException(
        "Key %d of %s is not the key %d that the database's personal data was encrypted with."
            .formatted(keyId, ENVIRONMENT, keyId));
  }
}
