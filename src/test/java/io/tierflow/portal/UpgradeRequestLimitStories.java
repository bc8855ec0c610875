package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.TooManyRequestsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How often a member may ask, on each database. */
abstract class UpgradeRequestLimitStories {

  private static final int AT_ONCE = 8;

  @Autowired private UpgradeRequestLimit limit;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;

  private String member;

  @BeforeEach
  void enrol() {
    clock.set("2026-10-31T18:00:00Z");
    member = programme.enrol();
  }

  @Test
  void ofManyAtOnceNoMoreAreCountedThanMayBe() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Boolean> counted = new ArrayList<>();
    try {
      Callable<Boolean> attempt = this::isCounted;
      for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(AT_ONCE, attempt))) {
        counted.add(each.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(counted.stream().filter(done -> done)).hasSize(limit.perDay());
    assertThat(limit.left(member)).isZero();
  }

  @Test
  void theProgrammesNextDayBeginsAnew() {
    limit.count(member);
    limit.record(member, TierCheckOutcome.RISEN);
    limit.count(member);
    assertThat(limit.outcome(member)).as("of the last, which is under way").isEmpty();
    limit.record(member, TierCheckOutcome.UNCHANGED);
    limit.count(member);
    assertThatThrownBy(() -> limit.count(member))
        .isInstanceOfSatisfying(
            TooManyRequestsException.class,
            refused -> assertThat(refused.secondsToWait()).isEqualTo(6 * 60 * 60));

    clock.set("2026-11-01T00:00:00Z");

    assertThat(limit.left(member)).isEqualTo(limit.perDay());
    assertThat(limit.outcome(member)).isEmpty();
    limit.count(member);
    assertThat(limit.left(member)).isEqualTo(limit.perDay() - 1);
  }

  private boolean isCounted() {
    try {
      limit.count(member);
      return true;
    } catch (TooManyRequestsException refused) {
      return false;
    }
  }
}
