package io.tierflow.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.database.TestDatabase;
import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class KeyRegistryTest {

  private static final String OLD = "1:" + PersonalDataVaultTest.key('a');
  private static final String NEW = "2:" + PersonalDataVaultTest.key('b');

  private final DataSource database = TestDatabase.inMemory().dataSource();

  @BeforeEach
  void migrateAndStartWithTheOldKey() {
    Flyway.configure().dataSource(database).load().migrate();
    start(OLD);
  }

  @Test
  void theSameKeysAreAcceptedAgainAndNewOnesAreAdded() {
    assertThatCode(() -> start(OLD)).doesNotThrowAnyException();
    assertThatCode(() -> start(NEW + "," + OLD)).doesNotThrowAnyException();
  }

  @Test
  void aKeyThatIsInUseMustBeThere() {
    assertThatThrownBy(() -> start(NEW))
        .isInstanceOf(UnusableKeysException.class)
        .hasMessage(
            "The database contains personal data under key 1, which is missing in "
                + "TIERFLOW_PERSONAL_DATA_KEYS.");
  }

  @Test
  void anotherKeyOfTheSameIdIsRefused() {
    assertThatThrownBy(() -> start("1:" + PersonalDataVaultTest.key('c')))
        .isInstanceOf(UnusableKeysException.class)
        .hasMessageStartingWith("Key 1 of TIERFLOW_PERSONAL_DATA_KEYS is not the key 1");
  }

  @Test
  void aKeyThatNothingNeedsCanBeRemoved() {
    KeyRegistry keys = start(NEW + "," + OLD);

    keys.retireAllBut(Set.of(2));

    assertThat(keys.retired()).containsExactly(1);
    assertThatCode(() -> start(NEW)).doesNotThrowAnyException();
  }

  @Test
  void aRetiredKeyThatEncryptsAgainIsNeededAgain() {
    start(NEW + "," + OLD).retireAllBut(Set.of(2));

    assertThat(start(OLD + "," + NEW).retired()).isEmpty();
  }

  private KeyRegistry start(String keys) {
    KeyRegistry onRecord =
        new KeyRegistry(
            JdbcClient.create(database),
            PersonalDataVault.with(keys),
            Clock.systemUTC(),
            new JdbcTransactionManager(database));
    onRecord.check();
    return onRecord;
  }
}
