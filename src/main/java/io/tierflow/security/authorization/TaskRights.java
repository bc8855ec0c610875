package io.tierflow.security.authorization;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.springframework.stereotype.Component;

/**
 * What whoever a task is offered to may do with it: see it with its variables, work on it, and give
 * it back. To see a task or an instance otherwise does not mean to see its variables: those of open
 * tasks hold names and addresses.
 */
@Component
@EngineInternal(
    why =
        "What rights an offered task brings is said by the ResourceAuthorizationProvider, "
            + "which is internal.",
    replacement =
        "A listener of tasks that changes the authorizations through AuthorizationService.")
public class TaskRights extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setEnforceSpecificVariablePermission(true);
    engine.setResourceAuthorizationProvider(new Offers());
  }

  private static final class Offers extends DefaultAuthorizationProvider {

    /**
     * The engine's default allows to change the task and to write any variable. Giving a task back
     * is an assignment, to nobody.
     */
    @Override
    protected Permission[] getRuntimePermissions(boolean specificVariablePermission) {
      return new Permission[] {
        TaskPermissions.READ,
        TaskPermissions.READ_VARIABLE,
        TaskPermissions.TASK_WORK,
        TaskPermissions.TASK_ASSIGN
      };
    }
  }
}
