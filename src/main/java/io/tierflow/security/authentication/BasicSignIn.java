package io.tierflow.security.authentication;

import io.tierflow.security.authentication.token.PersonalTokenSignIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** HTTP Basic: a user's password, or in its place one of the user's personal tokens. */
@Component
public class BasicSignIn implements AuthenticationProvider {

  private final VerifiedSignInCache passwords;
  private final PersonalTokenSignIn tokens;

  BasicSignIn(VerifiedSignInCache passwords, PersonalTokenSignIn tokens) {
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
