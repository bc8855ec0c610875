package io.tierflow.security.ratelimit;

import java.util.HashMap;
import java.util.Map;

/** How many requests are worked on at once, for each client and for all of them together. */
final class RequestSlots {

  private final int perClient;
  private final int together;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  RequestSlots(int perClient, int together) {
    this.perClient = perClient;
    this.together = together;
  }

  /** Takes a slot, which must be given back; false if there is none left. */
  synchronized boolean take(String client) {
    if (all >= together || taken.getOrDefault(client, 0) >= perClient) {
      return false;
    }
    taken.merge(client, 1, Integer::sum);
    all++;
    return true;
  }

  synchronized void giveBack(String client) {
    taken.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
    all--;
  }
}
