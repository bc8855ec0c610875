package io.tierflow.security.bootstrap;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;

import io.tierflow.security.authorization.Groups;
import io.tierflow.security.authorization.TaskRights;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * The groups to start with, and the least that each needs in the engine. Tasks need nothing here:
 * the engine itself lets a task's candidate groups read it and work on it.
 */
@Component
public class GroupBootstrap {

  /** The model that has the groups' tasks. */
  public static final String MODEL = "loyalty-tier-upgrade";

  /** The model in which another person decides an adjustment. */
  static final String APPROVALS = "points-adjustment";

  /** The model in which a loyalty manager reviews the lowering of a tier. */
  static final String RENEWALS = "loyalty-tier-renewal";

  /** The model in which another person decides on a tier that staff grant. */
  static final String GRANTS = "tier-grant";

  /** The model in which an admin examines what differs in the ledger; admins see all models. */
  static final String PROOFS = "ledger-proof";

  /** The model in which the warehouse sends a gift that a member has chosen for points. */
  static final String REWARDS = "reward-redemption";

  private final IdentityService identities;
  private final AuthorizationService authorizations;

  GroupBootstrap(IdentityService identities, AuthorizationService authorizations) {
    this.identities = identities;
    this.authorizations = authorizations;
  }

  void create() {
    createAdmins();
    createProcessOwners();
    createTaskGroup(Groups.LOYALTY_MANAGERS, "Loyalty managers");
    createTaskGroup(Groups.WAREHOUSE, "Warehouse");
    create(Groups.API_CLIENTS, "API clients", "SYSTEM");
  }

  private void createAdmins() {
    create(Groups.ADMINS, "Administrators", "SYSTEM");
    for (Resource resource : Resources.values()) {
      grant(Groups.ADMINS, resource, Authorization.ANY, ALL);
    }
  }

  private void createProcessOwners() {
    String group = Groups.PROCESS_OWNERS;
    create(group, "Process owners", "WORKFLOW");
    grant(group, Resources.APPLICATION, "cockpit", ACCESS);
    grant(group, Resources.APPLICATION, "tasklist", ACCESS);
    grant(group, Resources.DEPLOYMENT, Authorization.ANY, CREATE, READ);
    grant(
        group,
        Resources.PROCESS_DEFINITION,
        Authorization.ANY,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.UPDATE,
        ProcessDefinitionPermissions.CREATE_INSTANCE,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.UPDATE_INSTANCE,
        ProcessDefinitionPermissions.READ_HISTORY);
    grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, CREATE);
    grant(
        group,
        Resources.DECISION_DEFINITION,
        Authorization.ANY,
        READ,
        CREATE_INSTANCE,
        READ_HISTORY);
    grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, READ);
  }

  private void createTaskGroup(String group, String name) {
    create(group, name, "WORKFLOW");
    grant(group, Resources.APPLICATION, "tasklist", ACCESS);
    // Tasklist shows the model. The history of tasks, and so their comments, the engine itself lets
    // their candidate groups read.
    grant(group, Resources.PROCESS_DEFINITION, MODEL, ProcessDefinitionPermissions.READ);
  }

  /** What came with a later release; Tasklist shows the model. */
  void allowApprovals() {
    allowToSee(APPROVALS);
  }

  /** What came with a later release; Tasklist shows the model. */
  void allowGrants() {
    allowToSee(GRANTS);
  }

  /** What came with a later release; Tasklist shows the model. */
  void allowRewards() {
    grant(
        Groups.WAREHOUSE, Resources.PROCESS_DEFINITION, REWARDS, ProcessDefinitionPermissions.READ);
  }

  private void allowToSee(String model) {
    grant(
        Groups.LOYALTY_MANAGERS,
        Resources.PROCESS_DEFINITION,
        model,
        ProcessDefinitionPermissions.READ);
  }

  /** What came with a later release; Tasklist shows the model. */
  void allowLowerings() {
    grant(
        Groups.LOYALTY_MANAGERS,
        Resources.PROCESS_DEFINITION,
        RENEWALS,
        ProcessDefinitionPermissions.READ);
  }

  /**
   * Takes from the groups of an older release what they do not need; what admins have granted under
   * other ids stays.
   */
  void tighten() {
    revoke(Groups.PROCESS_OWNERS, Authorization.ANY, ProcessDefinitionPermissions.READ_TASK);
    revoke(Groups.LOYALTY_MANAGERS, MODEL, ProcessDefinitionPermissions.READ_HISTORY);
    revoke(Groups.WAREHOUSE, MODEL, ProcessDefinitionPermissions.READ_HISTORY);
    renewRightsToOpenTasks();
  }

  /** As {@link TaskRights} has the engine grant them for new tasks. */
  private void renewRightsToOpenTasks() {
    authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.TASK)
        .authorizationType(Authorization.AUTH_TYPE_GRANT)
        .list()
        .stream()
        .filter(task -> !Authorization.ANY.equals(task.getResourceId()))
        .filter(task -> task.isPermissionGranted(TaskPermissions.UPDATE))
        .forEach(
            task -> {
              task.removePermission(TaskPermissions.UPDATE);
              task.addPermission(TaskPermissions.READ_VARIABLE);
              task.addPermission(TaskPermissions.TASK_WORK);
              task.addPermission(TaskPermissions.TASK_ASSIGN);
              authorizations.saveAuthorization(task);
            });
  }

  private void revoke(String group, String model, Permission permission) {
    authorizations
        .createAuthorizationQuery()
        .groupIdIn(group)
        .resourceType(Resources.PROCESS_DEFINITION)
        .resourceId(model)
        .authorizationType(Authorization.AUTH_TYPE_GRANT)
        .list()
        .forEach(
            granted -> {
              granted.removePermission(permission);
              authorizations.saveAuthorization(granted);
            });
  }

  private void create(String id, String name, String type) {
    Group group = identities.newGroup(id);
    group.setName(name);
    group.setType(type);
    identities.saveGroup(group);
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization authorization =
        authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setGroupId(group);
    authorization.setResource(resource);
    authorization.setResourceId(id);
    for (Permission permission : permissions) {
      authorization.addPermission(permission);
    }
    authorizations.saveAuthorization(authorization);
  }
}
