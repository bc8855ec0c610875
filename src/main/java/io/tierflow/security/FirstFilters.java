package io.tierflow.security;

import static org.camunda.bpm.engine.authorization.Permissions.READ;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists that Tasklist starts with: one for each group that has tasks, oldest due first. */
@Component
class FirstFilters {

  private static final String MODEL = "loyalty-tier-upgrade";

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  FirstFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  void create() {
    create(
        "Upgrades to review",
        "Upgrades of high value that wait for a loyalty manager",
        "AssignLoyaltyManagerReview",
        Groups.LOYALTY_MANAGERS,
        Map.of("priority", 10, "color", "#1f5fa8"),
        List.of(column("memberName", "Member"), column("toTier", "To tier")));
    create(
        "Gifts to dispatch",
        "Welcome gifts that wait for the warehouse",
        "VerifyPhysicalGiftDispatch",
        Groups.WAREHOUSE,
        Map.of("priority", 20, "color", "#2e7d4f"),
        List.of(column("memberName", "Member"), column("giftItem", "Item")));
  }

  private void create(
      String name,
      String description,
      String task,
      String group,
      Map<String, Object> appearance,
      List<Map<String, String>> columns) {
    TaskQuery query =
        tasks
            .createTaskQuery()
            .processDefinitionKey(MODEL)
            .taskDefinitionKey(task)
            .taskCandidateGroup(group)
            .includeAssignedTasks()
            .orderByDueDate()
            .asc();
    Map<String, Object> properties =
        new HashMap<>(
            Map.of(
                "description",
                description,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                columns));
    properties.putAll(appearance);
    Filter filter =
        filters.saveFilter(filters.newTaskFilter(name).setQuery(query).setProperties(properties));
    allowToRead(filter, group);
    allowToRead(filter, Groups.PROCESS_OWNERS);
  }

  /**
   * A variable that the list shows. It has to be the task's own: those of the instance are shown
   * only to who may read instances, and the task groups may not.
   */
  private static Map<String, String> column(String variable, String label) {
    return Map.of("name", variable, "label", label);
  }

  private void allowToRead(Filter filter, String group) {
    Authorization authorization =
        authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setGroupId(group);
    authorization.setResource(Resources.FILTER);
    authorization.setResourceId(filter.getId());
    authorization.addPermission(READ);
    authorizations.saveAuthorization(authorization);
  }
}
