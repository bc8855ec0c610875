package io.tierflow.staff;

/**
 * An element of the flow on an upgrade's way.
 *
 * @param number which of the fifteen steps it is, or null for another
 * @param name its label
 * @param state how far the upgrade is with it
 */
record UpgradeStep(Integer number, String name, State state) {

  /** How far an upgrade is with a step. */
  enum State {
    PASSED,
    WAITING,
    FAILED
  }
}
