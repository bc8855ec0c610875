package io.tierflow.camunda.deployment;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The files of the release that were not deployed at this node's start, and why. */
@Component
class RefusedReleases {

  private volatile List<Finding> findings = List.of();

  void add(List<Finding> further) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(further);
    findings = List.copyOf(all);
  }

  List<Finding> all() {
    return findings;
  }
}
