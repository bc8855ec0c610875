package io.tierflow.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.audit.AuditTrail;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.security.authentication.secondfactor.SecondFactorRepository;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is counted and kept about sign-ins, on whichever database. */
@SpringBootTest(classes = SignInStories.Slice.class)
abstract class SignInStories {

  private static final String USER = "guessed";
  private static final String HERE = "192.0.2.1";
  private static final String THERE = "198.51.100.1";

  @Autowired private SignInThrottle throttle;
  @Autowired private SecondFactorRepository factors;
  @Autowired private SessionEpochs epochs;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transactions;

  private Instant now = Instant.parse("2026-11-01T12:00:00Z");

  @BeforeEach
  void stopTheClock() {
    ClockUtil.setCurrentTime(Date.from(now));
    throttle.forget(USER);
    transactions.executeWithoutResult(started -> factors.delete(USER));
  }

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  @Test
  void aFailureDelaysItsAddressAloneInGrowingSteps() {
    for (int seconds : new int[] {3, 6, 12, 24, 48, 60, 60}) {
      assertThat(throttle.mayTry(USER, HERE)).isTrue();
      throttle.failed(USER, HERE);
      later(seconds - 1);
      assertThat(throttle.mayTry(USER, HERE)).as(seconds + " seconds").isFalse();
      assertThat(throttle.mayTry(USER, THERE)).isTrue();
      later(1);
    }
  }

  @Test
  void manyAddressesAreDelayedTogetherButForThoseThatAreKnown() {
    throttle.succeeded(USER, HERE);
    for (int guess = 0; guess < 11; guess++) {
      throttle.failed(USER, "203.0.113." + guess);
    }

    assertThat(throttle.mayTry(USER, THERE)).isFalse();
    assertThat(throttle.mayTry(USER, HERE)).isTrue();
    assertThat(throttle.mayTry("another", THERE)).isTrue();
    throttle.succeeded(USER, HERE);
    assertThat(throttle.mayTry(USER, THERE)).as("guesses elsewhere still count").isFalse();
    later(60);
    assertThat(throttle.mayTry(USER, THERE)).isTrue();
  }

  @Test
  void aSignInTakesBackWhatWasMistypedAtItsAddress() {
    for (int typo = 0; typo < 9; typo++) {
      throttle.failed(USER, HERE);
    }
    throttle.failed(USER, THERE);
    throttle.succeeded(USER, HERE);

    assertThat(failuresAnywhere()).isEqualTo(1);
    assertThat(throttle.mayTry(USER, HERE)).isTrue();
  }

  @Test
  void failuresAreForgottenAfterADayAndKnownAddressesAfterSomeMonths() {
    throttle.succeeded(USER, HERE);
    throttle.failed(USER, THERE);
    later(Duration.ofHours(25).toSeconds());
    throttle.failed(USER, THERE);
    assertThat(failuresAnywhere()).isEqualTo(1);

    later(Duration.ofDays(91).toSeconds());
    throttle.removeOld();

    assertThat(database.sql("select count(*) from sign_in_throttle").query(Long.class).single())
        .isZero();
  }

  @Test
  void aStepOfTimeAndARecoveryCodeAreUsedOnce() {
    transactions.executeWithoutResult(
        started -> {
          factors.insert(USER, "f", "JBSWY3DPEHPK3PXP", 10, now);
          factors.insertCodes(USER, List.of("a".repeat(64), "b".repeat(64)));
        });

    transactions.executeWithoutResult(
        started -> {
          assertThat(factors.use(USER, 10)).isFalse();
          assertThat(factors.use(USER, 11)).isTrue();
          assertThat(factors.use(USER, 11)).isFalse();
          assertThat(factors.useCode(USER, "a".repeat(64))).isTrue();
          assertThat(factors.useCode(USER, "a".repeat(64))).isFalse();
        });
    assertThat(factors.codesLeft(USER)).isEqualTo(1);
    assertThat(factors.find(USER).orElseThrow().secret()).isEqualTo("JBSWY3DPEHPK3PXP");
    assertThat(factors.countByKey()).containsValue(1L);
    assertThat(
            new String(
                database.sql("select secret from second_factor").query(byte[].class).single(),
                StandardCharsets.ISO_8859_1))
        .doesNotContain("JBSWY3DP");
  }

  @Test
  void endingAllSessionsCounts() {
    long before = epochs.of(USER);
    epochs.next(USER);
    epochs.next(USER);

    assertThat(epochs.of(USER)).isEqualTo(before + 2);
  }

  private long failuresAnywhere() {
    return database
        .sql("select failures from sign_in_throttle where user_id = ? and origin = '*'")
        .param(USER)
        .query(Long.class)
        .single();
  }

  private void later(long seconds) {
    now = now.plusSeconds(seconds);
    ClockUtil.setCurrentTime(Date.from(now));
  }

  /** Carries no stereotype, so that no other test's component scan finds it. */
  @Import({
    SignInThrottle.class,
    SecondFactorRepository.class,
    SessionEpochs.class,
    AuditTrail.class
  })
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class
  })
  static class Slice {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    PersonalDataVault vault() {
      return PersonalDataVault.with("1:" + Base64.getEncoder().encodeToString(new byte[32]));
    }
  }
}
