package io.tierflow.benchmark;

import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The model with one instance per transaction, by the job executor or in the starting thread. */
final class OneByOne implements Way {

  private static final long LOOK_EVERY_NANOS = 20_000_000;

  private final String key;
  private final String settings;
  private final RunningTierflow tierflow;
  private final boolean byJobExecutor;

  OneByOne(String key, String settings, RunningTierflow tierflow, boolean byJobExecutor) {
    this.key = key;
    this.settings = settings;
    this.tierflow = tierflow;
    this.byJobExecutor = byJobExecutor;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String description() {
    return "the model under %s, one instance per transaction, %s"
        .formatted(settings, byJobExecutor ? "by job executor" : "synchronous");
  }

  @Override
  public BenchmarkDatabase database() {
    return tierflow.database();
  }

  @Override
  public void begin() {
    if (byJobExecutor) {
      tierflow.jobs().start();
    }
  }

  @Override
  public void run(Month month) throws SQLException {
    List<String> numbers =
        tierflow
            .bean(JdbcClient.class)
            .sql("select member_number from member where status = 'ACTIVE' order by member_number")
            .query(String.class)
            .list();
    for (String number : numbers) {
      start(number, month);
    }
    if (byJobExecutor) {
      awaitInstances(numbers.size());
    }
  }

  private void start(String number, Month month) {
    ProcessInstantiationBuilder instance =
        tierflow
            .bean(RuntimeService.class)
            .createProcessInstanceByKey(TierUpgradeFlow.PROCESS)
            .businessKey(number)
            .setVariables(
                Map.of(
                    TierUpgradeFlow.MEMBER_NUMBER.name(), number,
                    TierUpgradeFlow.AS_OF.name(), month.asOf().toString(),
                    TierUpgradeFlow.RUN_ID.name(), month.month().toString()));
    if (!byJobExecutor) {
      instance.startBeforeActivity(TierUpgradeFlow.STEPS.get(0));
    }
    instance.execute();
  }

  /** Each transaction that takes a member through writes one row that tells of it. */
  private void awaitInstances(long members) throws SQLException {
    try (Connection aside = database().connectAside();
        PreparedStatement query = aside.prepareStatement("select count(*) from tier_upgrade")) {
      while (done(query) < members) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
  }

  private static long done(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void end() {
    if (byJobExecutor) {
      tierflow.jobs().shutdown();
    }
  }
}
