package io.tierflow.security;

/**
 * What a sign-in rests on.
 *
 * @param fingerprint another one as soon as the user's password or groups are others
 * @param locked whether so many wrong passwords were tried that only an admin can unlock the user
 */
record Standing(String fingerprint, boolean locked) {}
