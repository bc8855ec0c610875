package io.tierflow.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.testsupport.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction knows, and how long. */
class TransactionFactsTest {

  private static final Fact<Integer> BALANCE = new Fact<>("balance");
  private static final Fact<String> TIER = new Fact<>("tier");

  private final JdbcTransactionManager transactions =
      new JdbcTransactionManager(TestDatabase.inMemory().dataSource());
  private final TransactionTemplate transaction = new TransactionTemplate(transactions);

  @Test
  void endWithTheTransactionHoweverItEnds() {
    transaction.executeWithoutResult(
        status -> {
          TransactionFacts.remember(BALANCE, "M1", 7);
          TransactionFacts.remember(TIER, "M1", "GOLD");
          assertThat(TransactionFacts.recall(BALANCE, "M1")).contains(7);
          assertThat(TransactionFacts.recall(TIER, "M1")).contains("GOLD");
          assertThat(TransactionFacts.recall(BALANCE, "M2")).isEmpty();
          status.setRollbackOnly();
        });

    assertThat(TransactionFacts.recall(BALANCE, "M1")).isEmpty();
    transaction.executeWithoutResult(
        status -> assertThat(TransactionFacts.recall(BALANCE, "M1")).isEmpty());
  }

  @Test
  void areForgottenOneByOne() {
    transaction.executeWithoutResult(
        status -> {
          TransactionFacts.forget(BALANCE, "M1");
          TransactionFacts.remember(BALANCE, "M1", 7);
          TransactionFacts.remember(TIER, "M1", "GOLD");

          TransactionFacts.forget(BALANCE, "M1");

          assertThat(TransactionFacts.recall(BALANCE, "M1")).isEmpty();
          assertThat(TransactionFacts.recall(TIER, "M1")).contains("GOLD");
        });
  }

  @Test
  void areUnknownToATransactionInBetween() {
    TransactionTemplate another = new TransactionTemplate(transactions);
    another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    transaction.executeWithoutResult(
        status -> {
          TransactionFacts.remember(BALANCE, "M1", 7);
          another.executeWithoutResult(
              inBetween -> {
                assertThat(TransactionFacts.recall(BALANCE, "M1")).isEmpty();
                TransactionFacts.remember(BALANCE, "M1", 8);
              });
          assertThat(TransactionFacts.recall(BALANCE, "M1")).contains(7);
        });
  }

  @Test
  void areNotKeptOutsideOfATransaction() {
    TransactionFacts.remember(BALANCE, "M1", 7);

    assertThat(TransactionFacts.recall(BALANCE, "M1")).isEmpty();
  }
}
