package io.tierflow.portal.pass;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.outbox.RetrySchedule;
import io.tierflow.portal.pass.WalletPush.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds passes that show something else by now, and tells the wallets. Any number of nodes may do
 * so at the same time; whoever is told twice asks for the same pass twice.
 */
@Component
class WalletUpdates {

  private static final Logger LOG = LoggerFactory.getLogger(WalletUpdates.class);
  private static final int AT_ONCE = 200;

  /** For how long no other node tells the same one. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final WalletPassService passes;
  private final WalletRegistrationRows registrations;
  private final Map<Wallet, WalletPush> ways;
  private final RetrySchedule retries;
  private final ProgrammeCalendar calendar;
  private final TransactionTemplate transaction;

  WalletUpdates(
      WalletPassService passes,
      WalletRegistrationRows registrations,
      List<WalletPush> ways,
      RetrySchedule retries,
      ProgrammeCalendar calendar,
      PlatformTransactionManager transactionManager) {
    this.passes = passes;
    this.registrations = registrations;
    this.ways = ways.stream().collect(Collectors.toMap(WalletPush::wallet, Function.identity()));
    this.retries = retries;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactionManager);
  }

  /** Does both, if there is a wallet at all. */
  @Scheduled(cron = "${tierflow.wallet.schedule:*/30 * * * * *}")
  void update() {
    if (ways.values().stream().anyMatch(WalletPush::isConfigured)) {
      findChanges();
      tell();
    }
  }

  private void findChanges() {
    String last = "";
    List<String> page = passes.outdated(last, AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(this::refreshApart);
      page = passes.outdated(page.get(page.size() - 1), AT_ONCE);
    }
  }

  /** One that can't be read now does not keep the others. */
  private void refreshApart(String serialNumber) {
    try {
      passes.find(serialNumber);
    } catch (RuntimeException failure) {
      LOG.error("Pass {} could not be looked at; it will be tried again.", serialNumber, failure);
    }
  }

  private void tell() {
    List<WalletRegistration> page = due();
    while (!page.isEmpty()) {
      page.forEach(this::tell);
      page = page.size() < AT_ONCE ? List.of() : due();
    }
  }

  private List<WalletRegistration> due() {
    return transaction.execute(status -> registrations.due(calendar.now(), AT_ONCE));
  }

  private void tell(WalletRegistration registration) {
    Instant leased = calendar.now().plus(LEASE).truncatedTo(ChronoUnit.SECONDS);
    if (!move(registration, registration.dueAt(), leased, registration.attempts())) {
      return;
    }
    WalletPush way = ways.get(registration.wallet());
    Result result = way.isConfigured() ? way.push(registration) : Result.UNAVAILABLE;
    switch (result) {
      case ACCEPTED -> move(registration, leased, null, 0);
      case GONE ->
          transaction.executeWithoutResult(
              status -> registrations.delete(registration.registrationId()));
      case REFUSED -> {
        LOG.warn("A wallet's service refuses to be told of pass {}.", registration.serialNumber());
        move(registration, leased, null, 0);
      }
      case UNAVAILABLE -> tryLater(registration, leased);
    }
  }

  private void tryLater(WalletRegistration registration, Instant leased) {
    int failed = registration.attempts() + 1;
    Instant next =
        retries
            .after(failed, calendar.now())
            .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
            .orElse(null);
    if (next == null) {
      LOG.warn("A wallet could not be told of pass {}.", registration.serialNumber());
    }
    move(registration, leased, next, failed);
  }

  private boolean move(WalletRegistration registration, Instant from, Instant to, int attempts) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> registrations.move(registration.registrationId(), from, to, attempts)));
  }
}
