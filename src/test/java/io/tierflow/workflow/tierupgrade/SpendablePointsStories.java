package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.PointsBalances;
import io.tierflow.reward.RedemptionService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.ConflictException;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Points that are valid for a month only: what can be spent, and what members are told of it. */
abstract class SpendablePointsStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final String VALIDITY =
      "<outputEntry id=\"purchase-regular-validityMonths\">\n          <text>%d</text>";

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private RedemptionService redemptions;
  @Autowired private PointsBalances balances;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TransactionOperations transaction;
  @Autowired private RepositoryService models;

  private EditedModel validForAMonth;

  @BeforeEach
  void letPointsBeValidForAMonth() {
    clock.set("2026-10-31T18:00:00Z");
    validForAMonth =
        EditedModel.deploy(
            models, "/dmn/points-earning.dmn", VALIDITY.formatted(24), VALIDITY.formatted(1));
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    validForAMonth.withdraw();
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void whatHasPassedWhenItIsEarnedCannotBeRedeemed() {
    String member = programme.enrol();
    programme.purchase(member, "999.00", TODAY.minusDays(45));

    programme.upgrade(member, TODAY);

    assertThat(programme.balance(member)).isEqualTo(99);
    assertThat(balances.of(member).available()).isZero();
    assertThatThrownBy(() -> redemptions.redeemPoints(member, "r-" + member, 99))
        .isInstanceOf(ConflictException.class)
        .hasMessage("Only 0 points are available, so 99 can't be taken.");
    assertThat(programme.number("select count(*) from voucher where member_number = ?", member))
        .isZero();
  }

  @Test
  void theAlertSaysWhatThePageShows() {
    String late = programme.enrol();
    programme.purchase(late, "500.00", TODAY.minusDays(45));
    programme.upgrade(late, TODAY);
    String both = programme.enrol();
    programme.purchase(both, "400.00", TODAY.minusDays(45));
    programme.upgrade(both, TODAY.minusDays(20));
    programme.purchase(both, "300.00", TODAY.minusDays(2));
    programme.upgrade(both, TODAY);

    assertThat(toldBalance(late)).isEqualTo("0");
    assertThat(toldBalance(both)).isEqualTo("30");
    assertThat(balances.of(both).available()).isEqualTo(30);
    assertThat(programme.balance(both)).isEqualTo(70);
  }

  /** A run reads what it needs of a page with a few queries, and keeps it true. */
  @Test
  void theAlertOfARunSaysWhatThePageShows() {
    String late = programme.enrol();
    programme.purchase(late, "500.00", TODAY.minusDays(45));
    String both = programme.enrol();
    programme.purchase(both, "400.00", TODAY.minusDays(45));
    programme.upgrade(both, TODAY.minusDays(20));
    programme.purchase(both, "300.00", TODAY.minusDays(2));
    String young = programme.enrol();
    programme.purchase(young, "200.00", TODAY.minusDays(2));

    transaction.executeWithoutResult(
        status -> upgrades.takeThrough(List.of(late, both, young), TODAY, "2026-10"));

    assertThat(toldBalance(late)).isEqualTo("0");
    assertThat(toldBalance(both)).isEqualTo("30");
    assertThat(toldBalance(young)).isEqualTo("20");
  }

  /** What the alert of the upgrade of today says. */
  private String toldBalance(String member) {
    List<String> alerts =
        programme.texts(
            """
            select parameters from message join ledger_entry
              on ledger_entry.idempotency_key = concat('earn:', message.process_instance_id)
            where message.member_number = ? and message.kind = 'POINTS_ALERT'
              and ledger_entry.effective_on = ?\
            """,
            member,
            TODAY);
    assertThat(alerts).hasSize(1);
    return alerts.get(0).replaceAll(".*\"balance\":\"(\\d+)\".*", "$1");
  }
}
