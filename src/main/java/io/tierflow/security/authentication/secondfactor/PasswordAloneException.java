package io.tierflow.security.authentication.secondfactor;

import org.springframework.security.authentication.BadCredentialsException;

/** The password is right, but the account has a second factor, or must have one. */
public final class PasswordAloneException extends BadCredentialsException {

  private static final long serialVersionUID = 1L;

  public PasswordAloneException() {
    super(
        "This account needs a second factor, so its password alone is not accepted here. Sign in "
            + "on the pages, create a personal token at /account and send it instead of the "
            + "password.");
  }
}
