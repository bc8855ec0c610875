package io.tierflow.workflow.monthlyrun;

import io.tierflow.member.MemberRange;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes members through the steps, a page of them at a time. What is taken and how far a partition
 * has come commit together, so that a page that is interrupted was never taken.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class MonthlyRunPages {

  private final MonthlyRunRepository runs;
  private final UnchangedMembers unchanged;
  private final TierUpgradeService upgrades;
  private final MonthlyRunSettings settings;

  MonthlyRunPages(
      MonthlyRunRepository runs,
      UnchangedMembers unchanged,
      TierUpgradeService upgrades,
      MonthlyRunSettings settings) {
    this.runs = runs;
    this.unchanged = unchanged;
    this.upgrades = upgrades;
    this.settings = settings;
  }

  /**
   * Takes the next page of a partition.
   *
   * @param runId the run
   * @param asOf its day
   * @param partition number of the partition, from 0
   * @param skip whether members for whom nothing can change get no instance
   * @return false if the partition has no members left
   */
  boolean takePageOfMembers(String runId, LocalDate asOf, int partition, boolean skip) {
    MemberRange range = runs.ranges().lock(runId, partition);
    List<String> page = new ArrayList<>();
    int looked = 0;
    List<String> next;
    do {
      next = runs.ranges().next(range, settings.pageSize());
      upgrades.readAhead(next, asOf);
      next.stream().filter(member -> !skip || !unchanged.contains(member, asOf)).forEach(page::add);
      looked += next.size();
      range = range.after(next);
    } while (isFull(next) && page.size() < settings.pageSize() && looked < settings.skimSize());
    upgrades.takeThrough(page, asOf, runId);
    runs.ranges().advance(runId, partition, range, page.size(), looked - page.size());
    return isFull(next);
  }

  /**
   * Starts an instance with a job of its own for each member of the next page, so that one that
   * fails takes nobody along.
   *
   * @param runId the run
   * @param asOf its day
   * @param partition number of the partition, from 0
   * @return false if the partition has no members left
   */
  boolean splitPageOfMembers(String runId, LocalDate asOf, int partition) {
    MemberRange range = runs.ranges().lock(runId, partition);
    List<String> page = runs.ranges().next(range, settings.pageSize());
    page.forEach(member -> runs.addStraggler(runId, upgrades.startWithinRun(member, asOf, runId)));
    runs.ranges().advance(runId, partition, range.after(page), page.size(), 0);
    return isFull(page);
  }

  private boolean isFull(List<String> page) {
    return page.size() == settings.pageSize();
  }
}
