package io.tierflow.camunda.deployment;

import java.util.ArrayList;
import java.util.List;

/** What is found while a file is looked at. */
final class Findings {

  private final List<Finding> list = new ArrayList<>();

  void add(Place place, String text, String problem, String accepted) {
    list.add(new Finding(place, text, problem, accepted));
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
}
