package io.tierflow.points;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/**
 * Points accounts by their member. Whoever writes takes the lock before anything else of the member
 * is read, so an account that is at hand in a writing transaction is a locked one.
 */
@Repository
class PointsAccountRepository {

  private final EntityManager entities;

  PointsAccountRepository(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Locks an account until the end of the transaction; one that is locked already costs nothing.
   */
  Optional<PointsAccount> lock(String memberNumber) {
    return Optional.ofNullable(
        entities.find(PointsAccount.class, memberNumber, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Locks several accounts with one query, in the order in which everybody locks several. */
  void lockAll(Collection<String> memberNumbers) {
    entities
        .createQuery(
            """
            select a from PointsAccount a where a.memberNumber in :memberNumbers
            order by a.memberNumber
            """,
            PointsAccount.class)
        .setParameter("memberNumbers", memberNumbers)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  Optional<PointsAccount> find(String memberNumber) {
    return Optional.ofNullable(entities.find(PointsAccount.class, memberNumber));
  }

  PointsAccount open(String memberNumber) {
    PointsAccount account = new PointsAccount(memberNumber);
    entities.persist(account);
    return account;
  }
}
