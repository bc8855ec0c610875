package io.tierflow.reward;

import io.tierflow.reward.catalog.RewardAvailability;
import io.tierflow.web.ConflictException;

/** A member can't have a reward now; becomes HTTP 409. */
public class RewardRefusedException extends ConflictException {

  private static final long serialVersionUID = 1L;

  private final RewardAvailability availability;

  RewardRefusedException(RewardAvailability availability, String message) {
    super(message);
    this.availability = availability;
  }

  /**
   * What stands in the way.
   *
   * @return anything but NOW
   */
  public RewardAvailability availability() {
    return availability;
  }
}
