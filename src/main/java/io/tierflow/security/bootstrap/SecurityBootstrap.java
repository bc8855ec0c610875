package io.tierflow.security.bootstrap;

import io.tierflow.camunda.ClusterLock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Sets up groups, users and filters before the web server takes requests. What an admin changes
 * afterwards is never overwritten.
 */
@Component
class SecurityBootstrap implements SmartInitializingSingleton {

  private final ClusterLock cluster;
  private final GroupBootstrap groups;
  private final TasklistFilterBootstrap filters;
  private final UserBootstrap users;

  SecurityBootstrap(
      ClusterLock cluster,
      GroupBootstrap groups,
      TasklistFilterBootstrap filters,
      UserBootstrap users) {
    this.cluster = cluster;
    this.groups = groups;
    this.filters = filters;
    this.users = users;
  }

  @Override
  public void afterSingletonsInstantiated() {
    cluster.runOnce("groups", groups::create);
    cluster.runOnce("groups-2", groups::tighten);
    cluster.runOnce("groups-3", groups::allowApprovals);
    cluster.runOnce("groups-lowerings", groups::allowLowerings);
    cluster.runOnce("groups-grants", groups::allowGrants);
    cluster.runOnce("groups-rewards", groups::allowRewards);
    cluster.runOnce("tasklist-filters", filters::create);
    cluster.runOnce("tasklist-filters-2", filters::createApprovals);
    cluster.runOnce("tasklist-filters-grants", filters::createGrants);
    cluster.runOnce("tasklist-filters-lowerings", filters::createLowerings);
    cluster.runOnce("tasklist-filters-rewards", filters::createRewards);
    cluster.runOnce("tasklist-filters-differences", filters::createDifferences);
    cluster.runOnce("tasklist-filters-names", filters::showNames);
    if (users.wantSample()) {
      cluster.runOnce("sample-users", users::createSample);
    }
    cluster.withLock(users::ensureAdmin);
  }
}
