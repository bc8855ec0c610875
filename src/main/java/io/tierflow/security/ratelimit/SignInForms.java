package io.tierflow.security.ratelimit;

import java.util.Set;

/** The pages at which staff type what proves who they are. */
final class SignInForms {

  private static final Set<String> PATHS = Set.of("/login", "/login/code");

  private SignInForms() {}

  static boolean include(String path) {
    return PATHS.contains(path);
  }
}
