package io.tierflow.camunda.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists of the engine's configuration. Every plug-in adds to them, those of the engine's starter
 * too, in an order that settings decide: so none of them replaces a list, or leaves one that can't
 * be added to.
 */
public final class EngineLists {

  private EngineLists() {}

  /** A list that can grow, of what is configured already, if anything, and what is added. */
  public static <T> List<T> with(List<T> configured, List<? extends T> added) {
    List<T> all = configured == null ? new ArrayList<>() : new ArrayList<>(configured);
    all.addAll(added);
    return all;
  }
}
