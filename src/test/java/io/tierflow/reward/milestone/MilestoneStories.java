package io.tierflow.reward.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.deployment.AddedRows;
import io.tierflow.testsupport.deployment.DeployedTables;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner deploys milestones, and upgrades award them. */
abstract class MilestoneStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired TestProgramme programme;
  @Autowired RepositoryService repository;
  @Autowired AdjustableClock clock;

  private DeployedTables tables;

  @BeforeEach
  void setClock() {
    clock.set("2026-10-31T18:00:00Z");
    tables = new DeployedTables(repository);
    tables.deploy(
        new AddedRows("milestones")
            .row(
                "third-purchase",
                "Three purchases.",
                Map.of(
                    "transactionsEver", ">= 3",
                    "milestone", "\"THIRD\"",
                    "bonusPoints", "50",
                    "validityMonths", "12",
                    "repeats", "\"ONCE\""))
            .row(
                "active-months",
                "Active in two months in a row.",
                Map.of(
                    "consecutiveActiveMonths", ">= 2",
                    "milestone", "\"ACTIVE\"",
                    "voucherValue", "5.00",
                    "validityDays", "30",
                    "repeats", "\"YEARLY\"")));
  }

  @AfterEach
  void withdraw() {
    tables.withdraw();
  }

  @Test
  void pointsAndVouchersComeWithTheUpgradeThatReachesTheMilestoneOnce() {
    String member = programme.enrol();
    programme.purchase(member, "10.00", TODAY.minusMonths(1));
    programme.purchase(member, "10.00", TODAY.minusDays(2));
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isEqualTo(2);
    assertThat(vouchers(member)).isEqualTo(1);

    programme.purchase(member, "10.00", TODAY);
    programme.upgrade(member, TODAY);
    programme.upgrade(member, TODAY);

    assertThat(programme.balance(member)).isEqualTo(3 + 50);
    assertThat(vouchers(member)).isEqualTo(1);
    assertThat(
            programme.texts(
                "select reason from ledger_entry where member_number = ? and entry_type = 'ADJUST'",
                member))
        .containsExactly("Three purchases.");
    assertThat(
            programme.texts(
                "select concat(milestone, ' ', period, ' ', rule) from milestone_award"
                    + " where member_number = ? order by milestone",
                member))
        .containsExactly("ACTIVE 2026 active-months", "THIRD  third-purchase");
    assertThat(
            programme.number(
                "select count(*) from message where member_number = ? and kind = 'POINTS_ALERT'",
                member))
        .isEqualTo(2);
    assertThat(programme.proof().mismatches()).isZero();
  }

  private long vouchers(String member) {
    return programme.number(
        "select count(*) from voucher where member_number = ? and origin = 'MILESTONE'"
            + " and state = 'ISSUED' and amount = 5",
        member);
  }
}
