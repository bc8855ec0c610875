package io.tierflow.security.authentication.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthRuleTest {

  private final PasswordStrengthRule rule = new PasswordStrengthRule();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "P@ssw0rd1234",
        "123456789012",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "aaaaaaaaaaaa",
        "abcdefghijkl",
        "trustno1trustno1",
        "administrator",
        "manchesterunited",
        "tierflow1234",
        "Camunda12345"
      })
  void whatIsTriedFirstIsRefused(String password) {
    assertThat(rule.execute(password)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long enough for anybody",
        "x8#kQ2!mZp0w",
        "correct horse",
        "жёлтая черепаха поёт"
      })
  void whatTakesLongToGuessIsAccepted(String password) {
    assertThat(rule.execute(password)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("longOnes")
  void aLongOneIsJudgedInNoTime(String password) {
    rule.execute(password);
    Assertions.assertTimeout(Duration.ofSeconds(5), () -> rule.execute(password));
  }

  static Stream<String> longOnes() {
    return Stream.of("p4ssw0rd".repeat(500), "1@!3$7|".repeat(500), "0123456789".repeat(500));
  }
}
