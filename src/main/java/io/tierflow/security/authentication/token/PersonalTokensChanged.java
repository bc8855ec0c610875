package io.tierflow.security.authentication.token;

/** Personal tokens were revoked. */
record PersonalTokensChanged() {}
