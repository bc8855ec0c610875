package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.member.Member;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionOperations;

/** Where the members of an application stand, as its database has it. */
final class RunningStandings {

  /**
   * The order in which changes were made. A database may keep no more than the second; within one,
   * terms are taken over before renewals, and the engine's ids tell which instance began first.
   */
  private static final Comparator<TierChange> AS_MADE =
      Comparator.comparing(TierChange::getRecordedAt)
          .thenComparing(change -> change.getKind() != TierChangeKind.TERMS)
          .thenComparingLong(RunningStandings::begun)
          .thenComparing(TierChange::getChangeId);

  private final EntityManager entities;
  private final TransactionOperations transaction;

  RunningStandings(BeanFactory application) {
    this.entities =
        SharedEntityManagerCreator.createSharedEntityManager(
            application.getBean(EntityManagerFactory.class));
    this.transaction = application.getBean(TransactionOperations.class);
  }

  Map<String, LifeStanding> read() {
    return transaction.execute(
        status -> {
          Map<String, List<TierChange>> changes =
              entities
                  .createQuery("from TierChange", TierChange.class)
                  .getResultStream()
                  .sorted(AS_MADE)
                  .collect(Collectors.groupingBy(TierChange::getMemberNumber));
          Map<String, LifeStanding> standings = new HashMap<>();
          entities
              .createQuery("from Member", Member.class)
              .getResultStream()
              .forEach(
                  member ->
                      standings.put(
                          member.getMemberNumber(),
                          LifeStanding.of(
                              member, changes.getOrDefault(member.getMemberNumber(), List.of()))));
          return standings;
        });
  }

  private static long begun(TierChange change) {
    String instance = change.getProcessInstanceId();
    return instance == null ? 0 : UUID.fromString(instance).timestamp();
  }
}
