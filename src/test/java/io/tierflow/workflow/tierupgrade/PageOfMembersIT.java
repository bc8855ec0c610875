package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.database.RoundTrips;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What a page of members costs on a MySQL-compatible server, counted. */
@OnMySql
@FlowTest
@TestPropertySource(
    properties = {
      "camunda.bpm.history-level=tierflow",
      "spring.datasource.hikari.data-source-properties.queryInterceptors=io.tierflow.testsupport.database.RoundTrips"
    })
class PageOfMembersIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final int MEMBERS = 50;

  /** One of them looks for earlier rewards, on a page on which somebody rises. */
  private static final int ROUND_TRIPS = 27;

  private static final List<String> TABLES =
      List.of(
          "ledger_entry",
          "points_lot",
          "tier_change",
          "voucher",
          "gift_dispatch",
          "message",
          "tier_upgrade",
          "ACT_HI_PROCINST");

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void startOnTheLastOfOctober() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @Test
  void aPageOfMembersCostsAFewRoundTripsAndAFewRows() {
    takeThrough(enrol(2));
    List<String> members = enrol(MEMBERS);
    long rows = rows();

    int roundTrips = RoundTrips.of(() -> takeThrough(members));

    assertThat(roundTrips).isPositive().isLessThanOrEqualTo(ROUND_TRIPS);
    assertThat((rows() - rows) / (double) MEMBERS).isGreaterThan(4).isLessThanOrEqualTo(6);
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  private void takeThrough(List<String> members) {
    transaction.executeWithoutResult(status -> upgrades.takeThrough(members, TODAY, "2026-10"));
  }

  /** Each tenth rises a tier. */
  private List<String> enrol(int members) {
    return IntStream.range(0, members)
        .mapToObj(
            i -> {
              String member = programme.enrol();
              programme.purchase(member, i % 10 == 0 ? "1500.00" : "40.00", TODAY.minusDays(3));
              programme.purchase(member, "25.50", TODAY.minusDays(2));
              return member;
            })
        .toList();
  }

  private long rows() {
    return TABLES.stream()
        .mapToLong(table -> programme.number("select count(*) from " + table))
        .sum();
  }
}
