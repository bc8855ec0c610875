package io.tierflow.camunda.deployment;

import io.tierflow.camunda.EngineInternal;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Checks each deletion of a deployment or of a version of a process before it happens. */
@EngineInternal(
    why =
        "No public hook hears of a deletion before it happens; these two managers do "
            + "every deletion, whichever API asks for it.",
    replacement = "Interceptors of each deleting command, which a new command would pass by.")
final class DeletionRejection {

  private DeletionRejection() {}

  /** What replaces the engine's own sessions. */
  static List<SessionFactory> sessions(Supplier<DeletionCheck> check) {
    return List.of(
        factory(DeploymentManager.class, () -> new Deployments(check)),
        factory(ProcessDefinitionManager.class, () -> new ProcessDefinitions(check)));
  }

  private static SessionFactory factory(Class<?> type, Supplier<Session> session) {
    return new SessionFactory() {
      @Override
      public Class<?> getSessionType() {
        return type;
      }

      @Override
      public Session openSession() {
        return session.get();
      }
    };
  }

  private static final class Deployments extends DeploymentManager {

    private final Supplier<DeletionCheck> check;

    private Deployments(Supplier<DeletionCheck> check) {
      this.check = check;
    }

    @Override
    public void deleteDeployment(
        String deploymentId, boolean cascade, boolean skipListeners, boolean skipIoMappings) {
      check.get().deployment(Context.getCommandContext(), deploymentId);
      super.deleteDeployment(deploymentId, cascade, skipListeners, skipIoMappings);
    }
  }

  private static final class ProcessDefinitions extends ProcessDefinitionManager {

    private final Supplier<DeletionCheck> check;

    private ProcessDefinitions(Supplier<DeletionCheck> check) {
      this.check = check;
    }

    @Override
    public void deleteProcessDefinition(
        ProcessDefinition definition,
        String id,
        boolean cascadeToHistory,
        boolean cascadeToInstances,
        boolean skipListeners,
        boolean skipIoMappings) {
      check.get().process(Context.getCommandContext(), definition);
      super.deleteProcessDefinition(
          definition, id, cascadeToHistory, cascadeToInstances, skipListeners, skipIoMappings);
    }
  }
}
