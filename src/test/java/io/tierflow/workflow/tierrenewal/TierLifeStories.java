package io.tierflow.workflow.tierrenewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.LedgerProof;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.oracle.tierlife.TierLife;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Tiers of generated members from day to day, in the application as a whole: files of members and
 * transactions, late ones and refunds, upgrades, the daily process, reviews by tasks, grants, and
 * terms that change. After each month, everything that became of each tier is what the rules give.
 *
 * <p>The daily process runs on those days on which the rules find that something becomes of a tier;
 * with {@code -Dtierflow.test.tier-life.every-day=true} it runs on the others too, on which nothing
 * may happen but another look at grace periods.
 */
// A large programme is not kept in memory for tests that follow.
@DirtiesContext
@TestPropertySource(
    properties = {
      "camunda.bpm.history-level=tierflow",
      "tierflow.communication.partitions=1",
      "tierflow.tier-renewal.partitions=1",
      "tierflow.tier-renewal.page-size=40",
      "tierflow.zone=Europe/Berlin"
    })
abstract class TierLifeStories {

  private static final Logger LOG = LoggerFactory.getLogger(TierLifeStories.class);
  private static final String OF_TEST = "tierflow.test.tier-life.";
  private static final int MEMBERS = Integer.getInteger(OF_TEST + "application.members", 12);
  private static final int MONTHS = Integer.getInteger(OF_TEST + "months", 36);
  private static final boolean EVERY_DAY = Boolean.getBoolean(OF_TEST + "every-day");
  private static final long SEED = Long.getLong(OF_TEST + "seed", 20_261_130L);

  @Autowired private BeanFactory application;
  @Autowired private TestProgramme programme;
  @Autowired private JdbcClient database;

  @Test
  void tiersLiveByTheRules() {
    long begun = System.nanoTime();
    TierLife life = TierLife.inApplication(SEED, MEMBERS, MONTHS, EVERY_DAY, application);
    Map<String, Integer> seen = new TreeMap<>();
    life.live().forEach(change -> seen.merge(change, 1, Integer::sum));

    assertThat(rewards()).isEqualTo(life.rewards());
    assertThat(programme.proof()).isEqualTo(new LedgerProof(MEMBERS, 0, List.of(), List.of()));
    LOG.info(
        "Tiers of {} members over {} months in {} s: {}",
        MEMBERS,
        MONTHS,
        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
        seen);
    assertThat(seen)
        .containsKeys(
            "UPGRADE CONFIRMED",
            "RENEWAL CONFIRMED",
            "GRACE CONFIRMED",
            "LOWERING CONFIRMED",
            "LOWERING DECLINED",
            "EXCEPTION CONFIRMED",
            "GRANT CONFIRMED",
            "TERMS CONFIRMED");
  }

  /** What members were given for their tiers, by member: tier and day of the upgrade. */
  private Map<String, List<String>> rewards() {
    Map<String, List<String>> rewards = new TreeMap<>();
    database
        .sql(
            """
            select c.member_number, c.to_tier, c.proposed_on
            from voucher v join tier_change c on c.process_instance_id = v.process_instance_id
            where v.origin = 'TIER_UPGRADE' and v.state <> 'CANCELLED'
            order by c.member_number, c.proposed_on, c.recorded_at
            """)
        .query(
            row -> {
              rewards
                  .computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                  .add(row.getString(2) + " " + row.getString(3));
            });
    return rewards;
  }
}
