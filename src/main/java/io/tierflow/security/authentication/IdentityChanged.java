package io.tierflow.security.authentication;

/**
 * A user was changed, locked or removed, or has other groups than before. Told on this node alone,
 * when it is committed.
 *
 * @param user id of the user, or null if it may be any
 */
record IdentityChanged(String user) {}
