package io.tierflow.notification.outbox;

import static io.tierflow.testsupport.notification.MessageSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.notification.MessageSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five attempts, the first pause 30 seconds, the longest 3 minutes. */
class RetryScheduleTest {

  private final RetrySchedule schedule = new RetrySchedule(MessageSamples.settings());

  @ParameterizedTest
  @CsvSource({"1, 30", "2, 60", "3, 120", "4, 180"})
  void eachPauseIsTwiceTheOneBeforeUpToTheLongest(int failedAttempts, long seconds) {
    assertThat(schedule.after(failedAttempts, NOW)).contains(NOW.plusSeconds(seconds));
  }

  @Test
  void nothingComesAfterTheLastAttempt() {
    assertThat(schedule.after(5, NOW)).isEmpty();
    assertThat(schedule.after(6, NOW)).isEmpty();
  }
}
