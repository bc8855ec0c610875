package io.tierflow.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tiers of the programme, lowest first. What earns a tier is for the tables to say.
 *
 * @param tiers each tier once; the first is what a new member has
 */
public record TierLadder(List<Tier> tiers) implements Comparator<Tier> {

  /** Copies the list, and refuses an empty one. */
  public TierLadder {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("A programme has at least one tier.");
    }
  }

  /**
   * A ladder of tiers by their codes.
   *
   * @param codes lowest first
   * @return the ladder
   */
  public static TierLadder of(List<String> codes) {
    return new TierLadder(codes.stream().map(Tier::new).toList());
  }

  /**
   * The tier that a new member has.
   *
   * @return the lowest
   */
  public Tier lowest() {
    return tiers.get(0);
  }

  /**
   * Whether a tier is above another. A tier that is no longer on the ladder is below all others.
   *
   * @param tier a tier
   * @param other the tier to compare with
   * @return true if it is strictly higher
   */
  public boolean isAbove(Tier tier, Tier other) {
    return compare(tier, other) > 0;
  }

  /** Orders the lower tier first. */
  @Override
  public int compare(Tier tier, Tier other) {
    return Integer.compare(tiers.indexOf(tier), tiers.indexOf(other));
  }

  /**
   * The tier of a code.
   *
   * @param code its code
   * @return the tier, empty if the ladder has no such tier
   */
  public Optional<Tier> find(String code) {
    return tiers.stream().filter(tier -> tier.code().equals(code)).findFirst();
  }

  /**
   * The tiers as tables name them.
   *
   * @return their codes, lowest first
   */
  public List<String> codes() {
    return tiers.stream().map(Tier::code).toList();
  }

  /**
   * The tiers that a member can rise to, as tables name them.
   *
   * @return their codes, lowest first, without the lowest tier's
   */
  public List<String> codesAboveLowest() {
    return tiers.stream().skip(1).map(Tier::code).toList();
  }

  /**
   * Whether a text is the code of a tier that the programme may get.
   *
   * @param text any text
   * @return false for a tier that it has
   */
  public boolean mayGet(String text) {
    return Tier.isCode(text) && find(text).isEmpty();
  }

  /** The codes for people, such as {@code REGULAR, SILVER or GOLD}. */
  @Override
  public String toString() {
    if (tiers.size() == 1) {
      return lowest().code();
    }
    int last = tiers.size() - 1;
    return "%s or %s"
        .formatted(
            tiers.stream().limit(last).map(Tier::code).collect(Collectors.joining(", ")),
            tiers.get(last));
  }
}
