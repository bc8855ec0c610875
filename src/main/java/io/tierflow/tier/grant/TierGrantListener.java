package io.tierflow.tier.grant;

import io.tierflow.tier.TierChange;

/** A feature above that does something about granted tiers. */
public interface TierGrantListener {

  /**
   * Called within the transaction that grants a tier.
   *
   * @param change the change of the tier; from and to are the same if it only got a later last day
   */
  void granted(TierChange change);
}
