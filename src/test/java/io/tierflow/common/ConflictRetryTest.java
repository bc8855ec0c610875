package io.tierflow.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** Work that loses against others is done again. */
class ConflictRetryTest {

  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void workThatLosesIsRepeatedUntilItDoesNot() {
    String result =
        ConflictRetry.executeUnique(
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new DuplicateKeyException("others were faster");
              }
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void workThatKeepsLosingFailsInTheEnd() {
    assertThatThrownBy(
            () ->
                ConflictRetry.execute(
                    () -> {
                      attempts.incrementAndGet();
                      throw new CannotAcquireLockException("others were faster");
                    }))
        .isInstanceOf(CannotAcquireLockException.class);
    assertThat(attempts).hasValue(5);
  }

  @Test
  void theSameKeyWrittenTwiceIsRepeatedOnlyWhereItIsExpected() {
    assertThatThrownBy(
            () ->
                ConflictRetry.execute(
                    () -> {
                      attempts.incrementAndGet();
                      throw new DuplicateKeyException("others were faster");
                    }))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void anyOtherBrokenConstraintIsNeverRepeated() {
    assertThatThrownBy(
            () ->
                ConflictRetry.executeUnique(
                    () -> {
                      attempts.incrementAndGet();
                      throw new DataIntegrityViolationException("wrong");
                    }))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void anyOtherFailureIsNotRepeated() {
    assertThatThrownBy(
            () ->
                ConflictRetry.execute(
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(attempts).hasValue(1);
  }
}
