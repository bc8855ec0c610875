package io.tierflow.camunda.variable;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.EndlessModelException;
import io.tierflow.policy.PolicyException;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Stands between whoever calls the engine and what writes variables or moves instances: refuses
 * what they may not, and tells the audit either way. What steps do within a command of theirs, and
 * what Tierflow's own services do, for which nobody is signed in at the engine, passes.
 */
@EngineInternal(
    why = "Only an interceptor stands before all APIs of the engine: REST, webapps and Java.",
    replacement =
        "A servlet filter before each REST resource that writes variables or moves instances.")
final class UserCommandInterceptor extends CommandInterceptor {

  private final Supplier<Authentication> caller;
  private final UserCommandCheck check;
  private final UserCommandText text;
  private final AuditTrail trail;

  UserCommandInterceptor(
      Supplier<Authentication> caller,
      UserCommandCheck check,
      UserCommandText text,
      AuditTrail trail) {
    this.caller = caller;
    this.check = check;
    this.text = text;
    this.trail = trail;
  }

  @Override
  public <T> T execute(Command<T> command) {
    Authentication user = Context.getCommandContext() == null ? caller.get() : null;
    Optional<UserCommand> asked =
        user == null || user.getUserId() == null
            ? Optional.empty()
            : UserCommandReader.read(command);
    if (asked.isEmpty()) {
      return next.execute(command);
    }
    try {
      return next.execute(context -> execute(context, command, asked.get(), user));
    } catch (RefusedCommandException refused) {
      trail.recordFor(
          user.getUserId(), AuditAction.CALL_REFUSED, refused.subject(), text.refused(asked.get()));
      throw refused;
    } catch (RuntimeException failed) {
      PolicyException.in(failed)
          .filter(model -> changes(asked.get()) || model instanceof EndlessModelException)
          .ifPresent(model -> tellOfModel(user, asked.get(), model));
      throw failed;
    }
  }

  /** A table that can't decide is no news to whoever tries it out. */
  private static boolean changes(UserCommand asked) {
    return asked.kind() != UserCommand.Kind.EVALUATION;
  }

  /** What a model would not end or can't decide leaves nothing but this: all else is undone. */
  private void tellOfModel(Authentication user, UserCommand asked, PolicyException model) {
    trail.recordFor(
        user.getUserId(),
        AuditAction.CALL_REFUSED,
        model instanceof EndlessModelException endless
            ? endless.model()
            : asked.model().orElse(asked.title()),
        "%s %s".formatted(text.refused(asked), model.getMessage()));
  }

  private <T> T execute(
      CommandContext context, Command<T> command, UserCommand asked, Authentication user) {
    String subject =
        context.runWithoutAuthorization(
            () -> {
              boolean admin = context.getAuthorizationManager().isCamundaAdmin(user);
              String found = check.subject(context, asked);
              check
                  .refusal(context, asked, admin)
                  .ifPresent(
                      sentence -> {
                        throw new RefusedCommandException(sentence, found);
                      });
              return found;
            });
    T answer = command.execute(context);
    if (text.isWorthTelling(asked)) {
      trail.recordFor(user.getUserId(), AuditAction.INSTANCE_CHANGED, subject, text.done(asked));
    }
    return answer;
  }

  /** The engine's own kind of refusal, which all of its APIs answer with status 403. */
  static final class RefusedCommandException extends AuthorizationException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    RefusedCommandException(String sentence, String subject) {
      super(sentence);
      this.subject = subject;
    }

    String subject() {
      return subject;
    }
  }
}
