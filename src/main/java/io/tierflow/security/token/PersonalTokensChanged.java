package io.tierflow.security.token;

/** Personal tokens were revoked. */
record PersonalTokensChanged() {}
