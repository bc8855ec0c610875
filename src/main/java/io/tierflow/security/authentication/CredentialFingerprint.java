package io.tierflow.security.authentication;

/**
 * What a sign-in rests on.
 *
 * @param fingerprint another one as soon as the user's password, groups or second factor are
 *     others, or the user has ended all sessions
 */
public record CredentialFingerprint(String fingerprint) {}
