package io.tierflow.security.authentication.password;

import io.tierflow.camunda.EngineInternal;
import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;

/**
 * What a password must be, wherever it is set: long, without the user's own name, and not easy to
 * guess. Which characters it is made of is everybody's own choice.
 */
@EngineInternal(
    why =
        "The engine's rule for the length of a password, whose message the webapps know, "
            + "is internal.",
    replacement = "A rule of Tierflow's own with the same placeholder.")
public final class PasswordRules implements PasswordPolicy {

  /** In characters. */
  public static final int MIN_LENGTH = 12;

  /** All of the rules, for whoever broke one. */
  public static final String SENTENCE =
      "A password must have at least %d characters, must not contain the user's id, name or e-mail"
              .formatted(MIN_LENGTH)
          + " address, and must not be easy to guess.";

  private final List<PasswordPolicyRule> rules =
      List.of(
          new PasswordPolicyLengthRuleImpl(MIN_LENGTH),
          new OwnNameRule(),
          new PasswordStrengthRule());

  @Override
  public List<PasswordPolicyRule> getRules() {
    return rules;
  }
}
