package io.tierflow.workflow.tierupgrade.pending;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.transaction.ActivityRecorded;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Asks for the upgrade of a member who did something. */
@Component
class TransactionUpgradeListener {

  private final UpgradeSettings settings;
  private final PendingUpgradeRepository pending;
  private final PendingUpgradePoller poller;
  private final ProgrammeCalendar calendar;

  TransactionUpgradeListener(
      UpgradeSettings settings,
      PendingUpgradeRepository pending,
      PendingUpgradePoller poller,
      ProgrammeCalendar calendar) {
    this.settings = settings;
    this.pending = pending;
    this.poller = poller;
    this.calendar = calendar;
  }

  /** Within the transaction that records it, so that neither is there without the other. */
  @EventListener
  void ask(ActivityRecorded activity) {
    if (settings.upgradesOnTransaction()) {
      pending.add(activity.memberNumber(), dueOn(activity));
    }
  }

  /** This node need not wait until it looks the next time. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void wake(ActivityRecorded activity) {
    poller.wake();
  }

  /** A clock ahead of ours may be past midnight already; an upgrade of today would not see that. */
  private LocalDate dueOn(ActivityRecorded activity) {
    LocalDate today = calendar.today();
    LocalDate day = calendar.dayOf(activity.occurredAt());
    return day.isAfter(today) ? day : today;
  }
}
