package io.tierflow.points;

import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.Optional;

/** Knows the tiers that members had. Points know of nothing but the tier that they have. */
public interface EarlierTiers {

  /**
   * The tier that a member had.
   *
   * @param memberNumber who
   * @param day the programme's day
   * @return the confirmed tier at the end of that day; empty if the member had none
   */
  Optional<Tier> confirmedOn(String memberNumber, LocalDate day);
}
