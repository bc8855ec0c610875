package io.tierflow.points.promotion;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PromotionCounterRepository extends JpaRepository<PromotionCounter, String> {

  /**
   * Locks all counters: one row, which is no promotion's, stands for them, so that nobody who needs
   * several waits for somebody who has one and needs another. It comes after the locks of accounts.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from PromotionCounter c where c.promotion = ''")
  Optional<PromotionCounter> lock();

  /** The promotions that have a counter; without a lock. */
  @Query("select c.promotion from PromotionCounter c where c.promotion <> ''")
  Set<String> promotions();
}
