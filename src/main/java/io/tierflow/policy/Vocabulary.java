package io.tierflow.policy;

import java.util.List;

/**
 * The words of the programme's policy: its tiers, and what its members can do.
 *
 * @param ladder the tiers
 * @param kinds what members can do, as tables name it, in the order of the table; a refund is none
 */
public record Vocabulary(TierLadder ladder, List<String> kinds) {

  /** Copies the list. */
  public Vocabulary {
    kinds = List.copyOf(kinds);
  }

  /**
   * Whether a text is the code of a kind that the programme may get.
   *
   * @param text any text
   * @return false for a kind that it has, and for the refund
   */
  public boolean mayGetKind(String text) {
    return ActivityKind.isDefinable(text) && !kinds.contains(text);
  }
}
