package io.tierflow.security;

import io.tierflow.engine.ClusterOnce;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Sets up groups, users and filters before the web server takes requests. What an admin changes
 * afterwards is never overwritten.
 */
@Component
class SecurityStart implements SmartInitializingSingleton {

  private final ClusterOnce cluster;
  private final FirstGroups groups;
  private final FirstFilters filters;
  private final FirstUsers users;

  SecurityStart(ClusterOnce cluster, FirstGroups groups, FirstFilters filters, FirstUsers users) {
    this.cluster = cluster;
    this.groups = groups;
    this.filters = filters;
    this.users = users;
  }

  @Override
  public void afterSingletonsInstantiated() {
    cluster.forGood("groups", groups::create);
    cluster.forGood("groups-2", groups::tighten);
    cluster.forGood("groups-3", groups::allowApprovals);
    cluster.forGood("tasklist-filters", filters::create);
    cluster.forGood("tasklist-filters-2", filters::createApprovals);
    if (users.wantSample()) {
      cluster.forGood("sample-users", users::createSample);
    }
    cluster.inTurn(users::ensureAdmin);
  }
}
