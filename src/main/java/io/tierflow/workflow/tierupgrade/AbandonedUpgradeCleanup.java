package io.tierflow.workflow.tierupgrade;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.RecordRowMapper;
import io.tierflow.points.PointsLedger;
import io.tierflow.reward.RedeemedGiftService;
import io.tierflow.tier.renewal.LoweringReviewService;
import io.tierflow.workflow.EndWithMembership;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecordRepository;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds reviews and gifts that nobody will ever decide, at the start and once a day: their instance
 * has gone without a word, or their member has left. An earlier release left such behind. There are
 * no more open ones than tasks of people, and an index finds these.
 */
@Service
class AbandonedUpgradeCleanup {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedUpgradeCleanup.class);
  private static final String ABANDONED_GIFT = "The dispatch of the gift was cancelled.";
  private static final String ABANDONED_RENEWAL = "The renewal was cancelled.";
  private static final int AT_ONCE = 500;

  private final JdbcClient database;
  private final RuntimeService runtime;
  private final PointsLedger ledger;
  private final UpgradeCancellation cancelled;
  private final List<EndWithMembership> memberships;
  private final LoweringReviewService lowerings;
  private final RedeemedGiftService gifts;
  private final TierUpgradeRecordRepository records;
  private final ProgrammeCalendar calendar;
  private final TransactionTemplate transaction;

  AbandonedUpgradeCleanup(
      JdbcClient database,
      RuntimeService runtime,
      PointsLedger ledger,
      UpgradeCancellation cancelled,
      List<EndWithMembership> memberships,
      LoweringReviewService lowerings,
      RedeemedGiftService gifts,
      TierUpgradeRecordRepository records,
      ProgrammeCalendar calendar,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.runtime = runtime;
    this.ledger = ledger;
    this.cancelled = cancelled;
    this.memberships = memberships;
    this.lowerings = lowerings;
    this.gifts = gifts;
    this.records = records;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Gives back what nobody will decide. */
  @EventListener(ApplicationReadyEvent.class)
  @Scheduled(cron = "${tierflow.upgrades.give-back-at:0 40 4 * * *}", zone = "${tierflow.zone:UTC}")
  void giveBack() {
    List<Open> open = open("");
    while (!open.isEmpty()) {
      Set<String> running = running(open);
      open.stream()
          .filter(upgrade -> upgrade.memberLeft() || !running.contains(upgrade.id()))
          .forEach(this::tryToEnd);
      open = open(open.get(open.size() - 1).id());
    }
  }

  /** One that can't be given back today does not keep the others. */
  private void tryToEnd(Open upgrade) {
    try {
      transaction.executeWithoutResult(status -> end(upgrade));
      LOG.warn("Upgrade {} was abandoned. What was still open has been taken back.", upgrade.id());
    } catch (RuntimeException failure) {
      LOG.error("Upgrade {} was abandoned and could not be ended.", upgrade.id(), failure);
    }
  }

  private void end(Open upgrade) {
    ledger.lock(upgrade.memberNumber());
    if (running(List.of(upgrade)).isEmpty()) {
      records.lock(upgrade.id()).ifPresent(record -> record.abandon(calendar.now()));
    } else if (upgrade.memberLeft()) {
      memberships.forEach(membership -> membership.closed(upgrade.memberNumber()));
    }
    gifts.settle(upgrade.id(), ABANDONED_GIFT);
    cancelled.giveBack(upgrade.id(), UpgradeCancellation.CANCELLED);
    lowerings.cancel(upgrade.id(), ABANDONED_RENEWAL);
  }

  private List<Open> open(String after) {
    return database
        .sql(
            """
            select o.id, o.member_number,
              case when m.status = 'ACTIVE' then false else true end as member_left
            from (
              select change_id as id, member_number from tier_change
              where decided_on is null and status = 'PROVISIONAL' and change_id > :after
              union
              select gift_id as id, member_number from gift_dispatch
              where decided_on is null and state in ('HELD', 'PENDING') and gift_id > :after
            ) o
            join member m on m.member_number = o.member_number
            order by o.id limit :most\
            """)
        .param("after", after)
        .param("most", AT_ONCE)
        .query(RecordRowMapper.of(Open.class))
        .list();
  }

  private Set<String> running(List<Open> upgrades) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceIds(upgrades.stream().map(Open::id).collect(Collectors.toSet()))
        .list()
        .stream()
        .map(instance -> instance.getId())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * An upgrade of which something waits to be decided.
   *
   * @param id its instance
   * @param memberNumber whose it is
   * @param memberLeft whether the membership has ended
   */
  record Open(String id, String memberNumber, boolean memberLeft) {}
}
