package io.tierflow.workflow.tierupgrade.pending;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberService;
import io.tierflow.member.MemberStatus;
import io.tierflow.points.PointsLedger;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import io.tierflow.workflow.tierupgrade.UnchangedMembers;
import io.tierflow.workflow.tierupgrade.record.UncommittedUpgrades;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the members of pending upgrades through the flow, a page at a time, as the monthly run
 * does. Rows are locked before anything of a member is read and deleted in the same transaction: a
 * transaction that is recorded meanwhile has a row of its own, and if the node dies, nothing was
 * taken. Under load pages grow by themselves, and one upgrade covers all that a member did.
 */
@Service
class PendingUpgradeService {

  /**
   * Few enough that redemptions of these members hardly wait, enough to share what a page costs.
   */
  static final int PAGE_SIZE = 25;

  private static final Logger LOG = LoggerFactory.getLogger(PendingUpgradeService.class);

  private final PendingUpgradeRepository pending;
  private final TierUpgradeService upgrades;
  private final UnchangedMembers unchanged;
  private final UncommittedUpgrades uncommitted;
  private final MemberService members;
  private final PointsLedger ledger;
  private final ProgrammeCalendar calendar;
  private final TransactionOperations transaction;

  PendingUpgradeService(
      PendingUpgradeRepository pending,
      TierUpgradeService upgrades,
      UnchangedMembers unchanged,
      UncommittedUpgrades uncommitted,
      MemberService members,
      PointsLedger ledger,
      ProgrammeCalendar calendar,
      TransactionOperations transaction) {
    this.pending = pending;
    this.upgrades = upgrades;
    this.unchanged = unchanged;
    this.uncommitted = uncommitted;
    this.members = members;
    this.ledger = ledger;
    this.calendar = calendar;
    this.transaction = transaction;
  }

  /**
   * Works on those that have waited longest.
   *
   * @return whether more may be waiting
   * @throws SuspendedEntityInteractionException if upgrades are suspended; they wait
   */
  boolean workPage() {
    LocalDate today = calendar.today();
    try {
      return transaction.execute(
          status -> upgrade(pending.take(today, PAGE_SIZE), today) == PAGE_SIZE);
    } catch (SuspendedEntityInteractionException suspended) {
      throw suspended;
    } catch (RuntimeException failed) {
      LOG.warn(
          "A page of upgrades after transactions has failed ({}). Its members are taken alone.",
          failed.getClass().getSimpleName());
      return workAlone(pending.look(today, PAGE_SIZE), today);
    }
  }

  /** One who fails holds up nobody. */
  private boolean workAlone(List<PendingUpgrade> page, LocalDate today) {
    Map<String, List<PendingUpgrade>> byMember =
        page.stream()
            .collect(
                Collectors.groupingBy(
                    PendingUpgrade::memberNumber, TreeMap::new, Collectors.toList()));
    byMember.values().forEach(rows -> workAloneOrByJob(rows, today));
    return page.size() == PAGE_SIZE;
  }

  private void workAloneOrByJob(List<PendingUpgrade> ofMember, LocalDate today) {
    try {
      transaction.executeWithoutResult(status -> upgrade(pending.take(ofMember), today));
    } catch (SuspendedEntityInteractionException suspended) {
      throw suspended;
    } catch (RuntimeException failed) {
      LOG.warn(
          "An upgrade after a transaction has failed ({}). A job will do it.",
          failed.getClass().getSimpleName());
      transaction.executeWithoutResult(status -> leaveToJob(pending.take(ofMember)));
    }
  }

  private int upgrade(List<PendingUpgrade> page, LocalDate today) {
    if (page.isEmpty()) {
      return 0;
    }
    List<String> active = active(page);
    upgrades.readAhead(active, today);
    upgrades.takeThroughAfterTransaction(
        active.stream().filter(member -> !unchanged.contains(member, today)).toList(), today);
    pending.delete(page);
    return page.size();
  }

  /** Who has left meanwhile gets nothing; closing the membership has seen to the rest. */
  private List<String> active(List<PendingUpgrade> page) {
    Collection<String> numbers =
        page.stream()
            .map(PendingUpgrade::memberNumber)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, MemberStatus> statuses = members.statuses(numbers);
    return numbers.stream().filter(number -> statuses.get(number) == MemberStatus.ACTIVE).toList();
  }

  /**
   * One job for a member, with the model's retries and in the end an incident, however much the
   * member does until it succeeds. Under the lock it either has come to its end or will read later.
   */
  private void leaveToJob(List<PendingUpgrade> ofMember) {
    if (!ofMember.isEmpty()) {
      String member = ofMember.get(0).memberNumber();
      ledger.lock(member);
      if (!uncommitted.isAnyAfterTransaction(member)) {
        upgrades.startAfterTransaction(member);
      }
      pending.delete(ofMember);
    }
  }
}
