package io.tierflow.security;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;

/**
 * What a password must be, wherever it is set: long, and without the user's own name. Which
 * characters it is made of is everybody's own choice.
 */
final class PasswordRules implements PasswordPolicy {

  /** In characters. */
  static final int SHORTEST = 12;

  private final List<PasswordPolicyRule> rules =
      List.of(new PasswordPolicyLengthRuleImpl(SHORTEST), new OwnNameRule());

  @Override
  public List<PasswordPolicyRule> getRules() {
    return rules;
  }
}
