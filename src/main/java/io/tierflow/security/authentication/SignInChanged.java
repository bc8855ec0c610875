package io.tierflow.security.authentication;

/**
 * What a user's sign-ins rest on is another than before, apart from password and groups.
 *
 * @param user id of the user
 */
public record SignInChanged(String user) {}
