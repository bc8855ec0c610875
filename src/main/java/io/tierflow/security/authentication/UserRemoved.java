package io.tierflow.security.authentication;

/**
 * A user is being removed, in the current transaction. What is kept about how the user signs in
 * goes along, or whoever gets the name next would inherit it.
 *
 * @param user id of the user
 */
public record UserRemoved(String user) {}
