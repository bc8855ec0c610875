package io.tierflow.camunda.deployment;

import java.util.ArrayList;
import java.util.List;

/** What is found while a file is looked at. */
final class Findings {

  private final List<Finding> list = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  void add(Place place, String text, String problem, String accepted) {
    list.add(new Finding(place, text, problem, accepted));
  }

  void addAll(List<Finding> further) {
    list.addAll(further);
  }

  /** Adds what can be right, but may not be meant. */
  void warn(Place place, String text, String problem, String accepted) {
    warnings.add(new Finding(place, text, problem, accepted));
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  int size() {
    return list.size();
  }

  List<Finding> all() {
    return List.copyOf(list);
  }

  List<Finding> warnings() {
    return List.copyOf(warnings);
  }
}
