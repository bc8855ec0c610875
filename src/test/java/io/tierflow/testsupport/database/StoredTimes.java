package io.tierflow.testsupport.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.transaction.Transaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Instants are stored in UTC and days as they are, whatever the zone of the machine: tests run in a
 * zone of their own, in which the first of November 2026 has the hour from one to two twice.
 */
@DataJpaTest(properties = "spring.data.jpa.repositories.enabled=false")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ContextConfiguration(classes = StoredTimes.Entities.class)
public abstract class StoredTimes {

  private static final String STORED = "2026-11-01 06:30:00";
  private static final Instant INSTANT = Instant.parse("2026-11-01T06:30:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 29);

  @PersistenceContext private EntityManager entities;
  @Autowired private JdbcClient database;

  @Configuration
  @AutoConfigurationPackage(basePackageClasses = Transaction.class)
  public static class Entities {}

  @BeforeEach
  public void insertATransaction() {
    SchemaChecks.enrol(database, "M1", "Ada's Agreement");
    database
        .sql(
            """
            insert into transaction (transaction_id, member_number, kind, amount, occurred_at,
                refunded_amount, recorded_at, earning, earned_on)
            values ('T1', 'M1', 'PURCHASE', 10.00, '2026-11-01 06:30:00',
                0.00, '2026-11-01 06:30:00', 'EARNED', '2026-03-29')
            """)
        .update();
  }

  @Test
  public void whatIsStoredIsRead() {
    Transaction transaction = entities.find(Transaction.class, "T1");

    assertThat(transaction.getOccurredAt()).isEqualTo(INSTANT);
    assertThat(transaction.getTerms().earnedOn()).isEqualTo(DAY);
  }

  @Test
  public void whatIsWrittenIsStored() {
    entities
        .createQuery("update Transaction t set t.occurredAt = :instant, t.terms.earnedOn = :day")
        .setParameter("instant", INSTANT)
        .setParameter("day", DAY)
        .executeUpdate();

    assertThat(stored("occurred_at")).isEqualTo(STORED);
    assertThat(stored("earned_on")).isEqualTo(DAY.toString());
  }

  private String stored(String column) {
    return database
        .sql("select cast(" + column + " as char(19)) from transaction")
        .query(String.class)
        .single()
        .strip();
  }
}
