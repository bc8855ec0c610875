package io.tierflow.security.authentication;

/**
 * An admin has had a user's failed sign-ins forgotten, in the current transaction.
 *
 * @param user id of the user
 */
public record UserUnlocked(String user) {}
