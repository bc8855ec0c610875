package io.tierflow.workflow.tierrenewal;

import io.tierflow.batch.BatchService;
import io.tierflow.batch.BatchStrategy;
import io.tierflow.tier.renewal.DueRenewals;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Renews the tiers that are due on a day. */
@Component
public class TierRenewalBatch implements BatchStrategy {

  /** The batches of this kind are named by their day, in ISO format. */
  public static final String KIND = "tier-renewal";

  private final BatchService batches;
  private final DueRenewals due;
  private final TierRenewalStarter renewals;
  private final TierRenewalSettings settings;

  TierRenewalBatch(
      BatchService batches,
      DueRenewals due,
      TierRenewalStarter renewals,
      TierRenewalSettings settings) {
    this.batches = batches;
    this.due = due;
    this.renewals = renewals;
    this.settings = settings;
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
  public List<String> select(List<String> members, LocalDate day) {
    return due.of(members, day);
  }

  @Override
  public long process(List<String> page, String batch, LocalDate day) {
    if (!page.isEmpty()) {
      renewals.takeThrough(page, day);
    }
    return page.size();
  }

  @Override
  public int pageSizeAfterFailure() {
    return settings.pageSize();
  }

  /**
   * An instance with a job of its own for each member who is due, so that one that fails holds up
   * nobody. One whose earlier instance has failed and waits for an admin gets no second one.
   */
  @Override
  public long processAfterFailure(List<String> page, String batch, LocalDate day) {
    List<String> started =
        due.of(page, day).stream().filter(member -> !renewals.isRunning(member)).toList();
    started.forEach(member -> batches.addRetried(KIND, batch, renewals.start(member, day)));
    return started.size();
  }
}
