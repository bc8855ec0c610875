package io.tierflow.security.apikey;

/**
 * A key was revoked.
 *
 * @param keyId the key
 */
record ApiKeyRevoked(String keyId) {}
