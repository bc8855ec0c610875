package io.tierflow.security.bootstrap;

/** The real thing was started without a password for its admin. */
class MissingAdminPasswordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingAdminPasswordException() {
    super("The profile mysql needs TIERFLOW_ADMIN_PASSWORD, the password of the user admin.");
  }
}
