package io.tierflow.workflow.monthlyrun;

import io.tierflow.batch.BatchService;
import io.tierflow.batch.BatchStrategy;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import io.tierflow.workflow.tierupgrade.UnchangedMembers;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes all members of the programme through the fifteen steps. */
@Component
class MonthlyRunBatch {

  /** The batches of this kind are named by their month, in ISO format. */
  static final String KIND = "monthly-run";

  private final BatchService batches;
  private final UnchangedMembers unchanged;
  private final TierUpgradeService upgrades;
  private final MonthlyRunSettings settings;

  MonthlyRunBatch(
      BatchService batches,
      UnchangedMembers unchanged,
      TierUpgradeService upgrades,
      MonthlyRunSettings settings) {
    this.batches = batches;
    this.unchanged = unchanged;
    this.upgrades = upgrades;
    this.settings = settings;
  }

  /**
   * How the run takes its members.
   *
   * @param skipUnchanged whether members for whom nothing can change get no instance
   */
  BatchStrategy strategy(boolean skipUnchanged) {
    return new Strategy(skipUnchanged);
  }

  private final class Strategy implements BatchStrategy {

    private final boolean skipUnchanged;

    private Strategy(boolean skipUnchanged) {
      this.skipUnchanged = skipUnchanged;
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public int partitions() {
      return settings.partitions();
    }

    @Override
    public int pageSize() {
      return settings.pageSize();
    }

    @Override
    public int lookAhead() {
      return settings.skimSize();
    }

    @Override
    public List<String> select(List<String> members, LocalDate asOf) {
      upgrades.readAhead(members, asOf);
      return skipUnchanged
          ? members.stream().filter(member -> !unchanged.contains(member, asOf)).toList()
          : members;
    }

    @Override
    public long process(List<String> page, String run, LocalDate asOf) {
      upgrades.takeThrough(page, asOf, run);
      return 0;
    }

    @Override
    public int pageSizeAfterFailure() {
      return settings.pageSize();
    }

    /**
     * An instance with a job of its own for each member, so that one that fails holds up nobody.
     */
    @Override
    public long processAfterFailure(List<String> page, String run, LocalDate asOf) {
      page.forEach(
          member -> batches.addRetried(KIND, run, upgrades.startWithinRun(member, asOf, run)));
      return 0;
    }
  }
}
