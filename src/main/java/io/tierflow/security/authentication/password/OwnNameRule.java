package io.tierflow.security.authentication.password;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/**
 * A password does not contain what everybody knows of its user. The engine's own rule of this kind
 * refuses every password with an L of whoever is called L.
 */
final class OwnNameRule implements PasswordPolicyRule {

  /** In characters; a shorter name is found in many a word. */
  private static final int MIN_NAME_LENGTH = 4;

  /** The webapps know how to say this one. */
  @Override
  public String getPlaceholder() {
    return "PASSWORD_POLICY_USER_DATA";
  }

  @Override
  public Map<String, String> getParameters() {
    return Map.of();
  }

  @Override
  public boolean execute(String password) {
    return true;
  }

  @Override
  public boolean execute(String password, User user) {
    String plain = password.toLowerCase(Locale.ROOT);
    return user == null
        || Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
            .filter(name -> name != null && name.length() >= MIN_NAME_LENGTH)
            .noneMatch(name -> plain.contains(name.toLowerCase(Locale.ROOT)));
  }
}
