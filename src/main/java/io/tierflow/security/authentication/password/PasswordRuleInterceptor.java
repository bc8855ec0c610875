package io.tierflow.security.authentication.password;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Tells whoever sets a password that breaks the rules what the rules are. The engine calls it a
 * failure of its own, and REST callers saw status 500.
 */
@EngineInternal(
    why =
        "The engine reports a broken password rule as a failure of its own, and only an "
            + "interceptor can tell the caller before the REST API answers 500.",
    replacement = "An exception mapper of the REST API.")
public final class PasswordRuleInterceptor extends CommandInterceptor {

  /** All that tells this failure of the engine from others. */
  private static final String ENGINES_WORDS = "Password does not match policy";

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (ProcessEngineException failure) {
      if (command instanceof SaveUserCmd && ENGINES_WORDS.equals(failure.getMessage())) {
        throw new BadUserRequestException(PasswordRules.SENTENCE, failure);
      }
      throw failure;
    }
  }
}
