package io.tierflow.encryption;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Makes the vault, and gives it to nobody before its keys are known to be the database's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonalDataSettings.class)
class ProtectionConfiguration {

  /** What reads members needs the vault, so this can't wait for the application's transactions. */
  @Bean
  PersonalDataVault personalDataVault(
      PersonalDataSettings settings, JdbcClient jdbc, DataSource database, Clock clock) {
    PersonalDataVault vault = PersonalDataVault.with(settings.keys());
    new KeyRegistry(jdbc, vault, clock, new JdbcTransactionManager(database)).check();
    return vault;
  }

  @Bean
  KeyRegistry keysOnRecord(
      JdbcClient jdbc, PersonalDataVault vault, Clock clock, DataSource database) {
    return new KeyRegistry(jdbc, vault, clock, new JdbcTransactionManager(database));
  }
}
