package io.tierflow.portal.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.portal.pass.WalletPassService.ShownPass;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is kept of passes, and when it is noticed that one shows something else, on each database.
 */
abstract class WalletPassStories {

  private static final int AT_ONCE = 8;
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final Instant NOW = Instant.parse("2026-10-31T18:00:00Z");

  @Autowired private WalletPassService passes;
  @Autowired private AppleRegistrationService devices;
  @Autowired private WalletRegistrationRows registrations;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;

  private String member;

  @BeforeEach
  void enrol() {
    clock.set(NOW.toString());
    member = programme.enrol();
  }

  @Test
  void aChangeOfPointsIsNoticedOnceAndWakesTheDevices() {
    WalletPass pass = passes.open(member, Wallet.APPLE).pass();
    assertThat(devices.register(pass.serialNumber(), "phone", "ab12")).isTrue();
    assertThat(devices.register(pass.serialNumber(), "phone", "cd34")).isFalse();
    assertThat(outdated()).doesNotContain(pass.serialNumber());
    assertThat(due(pass)).isNull();

    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);

    assertThat(outdated()).contains(pass.serialNumber());
    ShownPass shown = passes.find(pass.serialNumber()).orElseThrow();
    assertThat(shown.content().points()).isEqualTo(150);
    assertThat(shown.pass().changedAt()).as("later, within the same second").isAfter(NOW);
    assertThat(outdated()).doesNotContain(pass.serialNumber());
    assertThat(due(pass).target()).isEqualTo("cd34");
    assertThat(devices.of("phone")).singleElement().isNotNull();
  }

  @Test
  void whoIsTakenIsTakenByOneAlone() {
    WalletPass pass = passes.open(member, Wallet.APPLE).pass();
    devices.register(pass.serialNumber(), "phone-of-" + member, "ab12");
    transaction.executeWithoutResult(status -> registrations.wake(pass.serialNumber(), NOW));
    WalletRegistration due = due(pass);

    assertThat(move(due, due.dueAt(), NOW.plusSeconds(120))).isTrue();
    assertThat(move(due, due.dueAt(), NOW.plusSeconds(120))).isFalse();
    assertThat(due(pass)).isNull();
    transaction.executeWithoutResult(status -> registrations.wake(pass.serialNumber(), NOW));
    assertThat(move(due, NOW.plusSeconds(120), null)).as("changed meanwhile").isFalse();
    assertThat(due(pass)).isNotNull();
  }

  @Test
  void onAnotherDayEachPassIsLookedAtOnce() {
    String serialNumber = passes.open(member, Wallet.GOOGLE).pass().serialNumber();

    clock.set("2026-11-01T00:00:00Z");

    assertThat(outdated()).contains(serialNumber);
    passes.find(serialNumber);
    assertThat(outdated()).doesNotContain(serialNumber);
  }

  @Test
  void whoOpensAPassInManyPlacesAtOnceHasOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    Set<String> serialNumbers = new TreeSet<>();
    try {
      Callable<String> attempt = () -> passes.open(member, Wallet.APPLE).pass().serialNumber();
      for (Future<String> each : threads.invokeAll(Collections.nCopies(AT_ONCE, attempt))) {
        serialNumbers.add(each.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(serialNumbers).hasSize(1);
  }

  private Set<String> outdated() {
    return new TreeSet<>(passes.outdated("", Integer.MAX_VALUE));
  }

  private WalletRegistration due(WalletPass pass) {
    return transaction
        .execute(status -> registrations.due(clock.instant(), Integer.MAX_VALUE))
        .stream()
        .filter(registration -> registration.serialNumber().equals(pass.serialNumber()))
        .findFirst()
        .orElse(null);
  }

  private boolean move(WalletRegistration due, Instant from, Instant to) {
    return transaction.execute(
        status -> registrations.move(due.registrationId(), from, to, due.attempts()));
  }
}
