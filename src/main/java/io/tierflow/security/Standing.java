package io.tierflow.security;

/**
 * What a sign-in rests on.
 *
 * @param fingerprint another one as soon as the user's password or groups are others
 */
record Standing(String fingerprint) {}
