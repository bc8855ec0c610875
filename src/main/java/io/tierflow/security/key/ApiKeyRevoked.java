package io.tierflow.security.key;

/**
 * A key was revoked.
 *
 * @param keyId the key
 */
record ApiKeyRevoked(String keyId) {}
