package io.tierflow.security;

/**
 * What a sign-in rests on.
 *
 * @param fingerprint another one as soon as the user's password, groups or second factor are
 *     others, or the user has ended all sessions
 */
record Standing(String fingerprint) {}
