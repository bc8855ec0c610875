package io.tierflow.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** HTTP Basic: a user's password, or in its place one of the user's personal tokens. */
@Component
class BasicSignIn implements AuthenticationProvider {

  private final RememberedSignIns passwords;
  private final PersonalTokenSignIn tokens;

  BasicSignIn(RememberedSignIns passwords, PersonalTokenSignIn tokens) {
    this.passwords = passwords;
    this.tokens = tokens;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    return PersonalTokenSignIn.isToken(attempt.getCredentials())
        ? tokens.signIn(attempt.getCredentials().toString(), attempt.getName())
        : passwords.authenticate(attempt);
  }

  @Override
  public boolean supports(Class<?> type) {
    return passwords.supports(type);
  }
}
