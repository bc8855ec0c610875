package io.tierflow.reward.catalog;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often a reward may still be redeemed. What a member has is what the member's redemptions say,
 * under the lock of the account; what all members have is counted, from the first limit on.
 */
@Component
public class RewardLimits {

  private static final String ALL = "";

  private final RewardCounterRepository counters;
  private final RedemptionHistory history;

  RewardLimits(RewardCounterRepository counters, RedemptionHistory history) {
    this.counters = counters;
    this.history = history;
  }

  /**
   * How often all members together may still have a reward, as far as it is known without a lock.
   *
   * @param reward the reward
   * @return 0 or more, empty without a limit
   */
  public Optional<Long> left(CatalogReward reward) {
    return reward.programmeLimit().map(limit -> Math.max(0, limit - redeemedByAll(reward.code())));
  }

  private long redeemedByAll(String reward) {
    return counters.redeemed(reward).stream().findFirst().orElseGet(() -> history.byAll(reward));
  }

  /**
   * Takes one of a reward for a member whose account is locked. From here to the end of the
   * transaction nobody else takes one of a reward with a limit for the programme.
   *
   * @param reward the reward
   * @return false if there is none left
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean take(CatalogReward reward) {
    Optional<RewardCounter> counter =
        reward.programmeLimit().isPresent()
            ? Optional.of(lockedOrOpened(reward.code()))
            : locked(reward.code());
    if (counter.isPresent()
        && reward
            .programmeLimit()
            .filter(limit -> limit <= counter.get().getRedeemed())
            .isPresent()) {
      return false;
    }
    counter.ifPresent(kept -> kept.add(1));
    return true;
  }

  /**
   * Makes room again for one of a reward whose redemption is reversed; the account is locked.
   *
   * @param reward code of the reward
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveBack(String reward) {
    locked(reward).ifPresent(counter -> counter.add(-1));
  }

  /** Asking first keeps the database from locking the place of a counter that isn't there. */
  private Optional<RewardCounter> locked(String reward) {
    return counters.counters(reward) == 0 ? Optional.empty() : counters.lock(reward);
  }

  private RewardCounter lockedOrOpened(String reward) {
    return locked(reward)
        .orElseGet(
            () -> {
              counters.lock(ALL);
              return locked(reward)
                  .orElseGet(() -> counters.save(new RewardCounter(reward, history.byAll(reward))));
            });
  }
}
