package io.tierflow.camunda.deployment;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.springframework.beans.DirectFieldAccessor;

/** Tells the audit who tried to deploy what was refused, and why. */
@EngineInternal(
    why =
        "The engine keeps nothing of a refused deployment, only an interceptor sees the "
            + "attempt, and DeployCmd has no getter for its files.",
    replacement = "A record that DeploymentCheck itself writes, in a transaction of its own.")
final class DeploymentRejectionInterceptor extends CommandInterceptor {

  private final Supplier<Authentication> caller;
  private final AuditTrail trail;

  DeploymentRejectionInterceptor(Supplier<Authentication> caller, AuditTrail trail) {
    this.caller = caller;
    this.trail = trail;
  }

  @Override
  public <T> T execute(Command<T> command) {
    Authentication user =
        command instanceof DeployCmd && Context.getCommandContext() == null ? caller.get() : null;
    if (user == null || user.getUserId() == null) {
      return next.execute(command);
    }
    try {
      return next.execute(command);
    } catch (RuntimeException refused) {
      trail.recordFor(
          user.getUserId(),
          AuditAction.CALL_REFUSED,
          files(command),
          "Deployment refused: %s"
              .formatted(String.valueOf(refused.getMessage()).replaceAll("\\s+", " ")));
      throw refused;
    }
  }

  private static String files(Command<?> command) {
    DeploymentBuilderImpl builder =
        (DeploymentBuilderImpl)
            new DirectFieldAccessor(command).getPropertyValue("deploymentBuilder");
    return String.join(", ", builder.getResourceNames());
  }
}
