package io.tierflow.security;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;

/**
 * What a password must be, wherever it is set: long, without the user's own name, and not easy to
 * guess. Which characters it is made of is everybody's own choice.
 */
final class PasswordRules implements PasswordPolicy {

  /** In characters. */
  static final int SHORTEST = 12;

  /** All of the rules, for whoever broke one. */
  static final String SENTENCE =
      "A password has %d characters or more, does not contain the user's id, name or e-mail"
              .formatted(SHORTEST)
          + " address, and is not easy to guess.";

  private final List<PasswordPolicyRule> rules =
      List.of(new PasswordPolicyLengthRuleImpl(SHORTEST), new OwnNameRule(), new SoonGuessedRule());

  @Override
  public List<PasswordPolicyRule> getRules() {
    return rules;
  }
}
