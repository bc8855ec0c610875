package io.tierflow.tier;

/**
 * What the renewals of a day did.
 *
 * @param renewed tiers that were kept for another validity
 * @param lowered tiers that were lowered
 * @param inGrace tiers whose grace period began
 */
public record RenewalCounts(long renewed, long lowered, long inGrace) {

  /** Of a day without renewals. */
  public static final RenewalCounts NONE = new RenewalCounts(0, 0, 0);

  RenewalCounts plus(TierChangeKind kind, long changes) {
    return switch (kind) {
      case RENEWAL -> new RenewalCounts(renewed + changes, lowered, inGrace);
      case LOWERING -> new RenewalCounts(renewed, lowered + changes, inGrace);
      case GRACE -> new RenewalCounts(renewed, lowered, inGrace + changes);
      default -> this;
    };
  }
}
