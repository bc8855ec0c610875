package io.tierflow.reward.catalog;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface RewardCounterRepository extends JpaRepository<RewardCounter, String> {

  /**
   * Locks a counter, after the account of whoever redeems. The row without a code is locked while a
   * counter is opened, so that two don't open the same.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from RewardCounter c where c.reward = :reward")
  Optional<RewardCounter> lock(String reward);

  /** Whether a reward has a counter, 1 or 0; without a lock. */
  @Query("select count(c) from RewardCounter c where c.reward = :reward")
  long counters(String reward);

  /** What a counter says, without a lock and without keeping it in mind. */
  @Query("select c.redeemed from RewardCounter c where c.reward = :reward")
  List<Long> redeemed(String reward);
}
