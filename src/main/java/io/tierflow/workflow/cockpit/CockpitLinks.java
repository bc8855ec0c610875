package io.tierflow.workflow.cockpit;

import io.tierflow.workflow.monthlyrun.MonthlyRunProgress;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The ways into Cockpit, for who may follow them. */
@Component
public class CockpitLinks {

  private static final String COCKPIT = "/camunda/app/cockpit/default/#";

  private final IdentityService identities;
  private final AuthorizationService authorizations;
  private final RepositoryService models;

  CockpitLinks(
      IdentityService identities, AuthorizationService authorizations, RepositoryService models) {
    this.identities = identities;
    this.authorizations = authorizations;
    this.models = models;
  }

  /**
   * Whether the engine lets a user into Cockpit.
   *
   * @param user id of the user
   */
  public boolean areOpenTo(String user) {
    List<String> groups =
        identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    return authorizations.isUserAuthorized(
        user, groups, Permissions.ACCESS, Resources.APPLICATION, "cockpit");
  }

  /** The run on its drawn model. Cockpit knows it as long as it runs. */
  public String to(MonthlyRunProgress run) {
    return COCKPIT + "/process-instance/" + run.processInstanceId() + "/runtime";
  }

  /** The flow on its drawn model, with its incidents; or all processes, if it is not deployed. */
  public String toFailures() {
    ProcessDefinition flow =
        models
            .createProcessDefinitionQuery()
            .processDefinitionKey(TierUpgradeFlow.PROCESS)
            .latestVersion()
            .singleResult();
    return flow == null
        ? COCKPIT + "/processes"
        : COCKPIT + "/process-definition/" + flow.getId() + "/runtime?detailsTab=pd-incidents-tab";
  }
}
