package io.tierflow.security.bootstrap;

import static org.camunda.bpm.engine.authorization.Permissions.READ;

import io.tierflow.security.authorization.Groups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
class TasklistFilterBootstrap {

  private static final String VARIABLES = "variables";

  private static final Map<String, String> MEMBER = column("memberNumber", "Member");

  /** Read when the list is shown; the engine stores whose name it is. */
  private static final Map<String, String> NAME = column("memberName", "Name");

  private static final Set<String> RELEASED =
      Set.of(
          "Upgrades to review",
          "Gifts to dispatch",
          "Adjustments to approve",
          "Lowerings to review",
          "Tier grants to approve",
          "Rewards to dispatch");

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  TasklistFilterBootstrap(
      FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  void create() {
    create(
        "Upgrades to review",
        "High-value upgrades that are waiting for a loyalty manager",
        GroupBootstrap.MODEL,
        "AssignLoyaltyManagerReview",
        Groups.LOYALTY_MANAGERS,
        Map.of("priority", 10, "color", "#1f5fa8"),
        List.of(MEMBER, NAME, column("toTier", "To tier")));
    create(
        "Gifts to dispatch",
        "Welcome gifts that are waiting for the warehouse",
        GroupBootstrap.MODEL,
        "VerifyPhysicalGiftDispatch",
        Groups.WAREHOUSE,
        Map.of("priority", 20, "color", "#2e7d4f"),
        List.of(MEMBER, NAME, column("giftItem", "Gift")));
  }

  /** What came with a later release. */
  void createApprovals() {
    create(
        "Adjustments to approve",
        "Corrections of balances that are waiting for a second person",
        GroupBootstrap.APPROVALS,
        "ApproveAdjustment",
        Groups.LOYALTY_MANAGERS,
        Map.of("priority", 15, "color", "#8a5a00"),
        List.of(
            MEMBER, NAME, column("pointsMoved", "Points"), column("requestedBy", "Requested by")));
  }

  /** What came with a later release. */
  void createLowerings() {
    create(
        "Lowerings to review",
        "Tiers whose lowering is waiting for a loyalty manager",
        GroupBootstrap.RENEWALS,
        "ReviewTierLowering",
        Groups.LOYALTY_MANAGERS,
        Map.of("priority", 12, "color", "#7a3b8f"),
        List.of(MEMBER, NAME, column("fromTier", "From tier"), column("toTier", "To tier")));
  }

  /** What came with a later release. */
  void createGrants() {
    create(
        "Tier grants to approve",
        "Tiers granted by staff that are waiting for a second person",
        GroupBootstrap.GRANTS,
        "ApproveTierGrant",
        Groups.LOYALTY_MANAGERS,
        Map.of("priority", 16, "color", "#6b3fa0"),
        List.of(MEMBER, NAME, column("tier", "Tier"), column("requestedBy", "Requested by")));
  }

  /** What came with a later release. */
  void createRewards() {
    create(
        "Rewards to dispatch",
        "Gifts chosen for points that are waiting for the warehouse",
        GroupBootstrap.REWARDS,
        "VerifyPhysicalGiftDispatch",
        Groups.WAREHOUSE,
        Map.of("priority", 21, "color", "#2e6d7d"),
        List.of(MEMBER, NAME, column("giftItem", "Gift")));
  }

  /** What came with a later release. */
  void createDifferences() {
    create(
        "Ledger differences to examine",
        "What the nightly proof of the ledger has found",
        GroupBootstrap.PROOFS,
        "ExamineLedgerDifference",
        Groups.ADMINS,
        Map.of("priority", 5, "color", "#a3262a"),
        List.of(column("ledgerSummary", "What differs")));
  }

  /** What came with a later release: names in the lists that have none yet. */
  void showNames() {
    filters.createTaskFilterQuery().list().stream()
        .filter(filter -> RELEASED.contains(filter.getName()))
        .forEach(this::showName);
  }

  /** Behind the member's number; where an admin has taken that away, nothing changes. */
  private void showName(Filter filter) {
    if (filter.getProperties().get(VARIABLES) instanceof List<?> shown
        && !shown.isEmpty()
        && MEMBER.equals(shown.get(0))
        && shown.stream().noneMatch(NAME::equals)) {
      List<Object> columns = new ArrayList<>(shown);
      columns.add(1, NAME);
      Map<String, Object> properties = new HashMap<>(filter.getProperties());
      properties.put(VARIABLES, columns);
      filters.saveFilter(filter.setProperties(properties));
    }
  }

  private void create(
      String name,
      String description,
      String model,
      String task,
      String group,
      Map<String, Object> appearance,
      List<Map<String, String>> columns) {
    TaskQuery query =
        tasks
            .createTaskQuery()
            .processDefinitionKey(model)
            .taskDefinitionKey(task)
            .taskCandidateGroup(group)
            .includeAssignedTasks()
            .orderByDueDate()
            .asc();
    Map<String, Object> properties = new HashMap<>(appearance);
    properties.put("description", description);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    properties.put(VARIABLES, columns);
    Filter filter =
        filters.saveFilter(filters.newTaskFilter(name).setQuery(query).setProperties(properties));
    allowToRead(filter, group);
  }

  /** A variable of the task; those of its instance are not shown to who may only see the task. */
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
