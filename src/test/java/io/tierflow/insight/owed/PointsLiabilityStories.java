package io.tierflow.insight.owed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.ConflictRetry;
import io.tierflow.insight.owed.LiabilityStatement.Cohort;
import io.tierflow.insight.owed.LiabilityStatement.Month;
import io.tierflow.member.MemberMergeService;
import io.tierflow.points.PointsExpiry;
import io.tierflow.points.PointsService;
import io.tierflow.reward.RedeemedPoints;
import io.tierflow.reward.RedemptionReversalService;
import io.tierflow.reward.RedemptionService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What really happens to points through half a year, in months that no other test knows: each month
 * adds up to the ledger, and each cohort has what its lots have.
 */
abstract class PointsLiabilityStories {

  private static final YearMonth FIRST = YearMonth.of(2031, 1);
  private static final YearMonth LAST = YearMonth.of(2031, 6);
  private static final String VALIDITY =
      "<outputEntry id=\"booking-validityMonths\">\n          <text>%d</text>";

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private CohortMonthService cohorts;
  @Autowired private LiabilityService liability;
  @Autowired private RedemptionService redemptions;
  @Autowired private RedemptionReversalService reversals;
  @Autowired private PointsService points;
  @Autowired private PointsExpiry expiry;
  @Autowired private MemberMergeService merges;
  @Autowired private TransactionOperations transaction;
  @Autowired private JdbcClient database;
  @Autowired private RepositoryService models;

  private EditedModel bookingsAreValidForTwoMonths;

  @BeforeEach
  void letBookingsBeValidForTwoMonths() {
    clock.set("2031-01-20T18:00:00Z");
    bookingsAreValidForTwoMonths =
        EditedModel.deploy(
            models, "/dmn/points-earning.dmn", VALIDITY.formatted(24), VALIDITY.formatted(2));
    cohorts.refresh();
  }

  @AfterEach
  void withdrawTheTable() {
    bookingsAreValidForTwoMonths.withdraw();
  }

  @Test
  void eachMonthAddsUpToTheLedgerAndEachCohortHasWhatItsLotsHave() {
    String spender = programme.enrol();
    String merged = programme.enrol();
    String refunder = programme.enrol();
    RedeemedPoints bought = null;
    String refunded = null;
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      LocalDate day = month.atDay(20);
      clock.set(day + "T18:00:00Z");
      earn(spender, day);
      if (month.isBefore(LAST)) {
        earn(merged, day);
      }
      refunded = month.equals(FIRST) ? earn(refunder, day) : refunded;
      adjust(spender, month, month.getMonthValue() % 2 == 0 ? -3 : 7);
      RedeemedPoints now = redeem(spender, month, 15);
      if (month.getMonthValue() == 3) {
        earn(refunder, day);
        // All but the ten points of the last purchase, of which the refund then takes nine.
        redeem(refunder, month, 30);
        programme.refund(refunder, refunded, "90.00", day);
      } else if (month.getMonthValue() == 4) {
        reverse(bought);
      } else if (month.getMonthValue() == 5) {
        merges.merge("merge-" + merged, spender, merged, "manager");
      }
      bought = now;
      expire(month.atEndOfMonth());
      cohorts.refresh();
      assertThat(statement(month).proof().ties()).as("%s", month).isTrue();
      assertThat(statement(month).months()).as("%s", month).allMatch(Month::ties);
      assertThat(left(month)).as("%s", month).isEqualTo(lots(spender, merged, refunder));
    }
    PointsThrough all =
        statement(LAST).months().stream()
            .map(Month::points)
            .reduce(PointsThrough::then)
            .orElseThrow();
    assertThat(all.expired()).isPositive();
    assertThat(all.reversed()).isPositive();
    assertThat(all.redeemed()).isEqualTo(6 * 15 + 30 - 15);
  }

  private LiabilityStatement statement(YearMonth month) {
    return liability.statement(month, LAST.getMonthValue());
  }

  private Map<YearMonth, Long> left(YearMonth month) {
    Map<YearMonth, Long> left = new TreeMap<>();
    for (Cohort cohort : statement(month).cohorts()) {
      if (!cohort.cohort().isBefore(FIRST) && cohort.points().closing() != 0) {
        left.put(cohort.cohort(), cohort.points().closing());
      }
    }
    return left;
  }

  /** What the lots have, which say themselves where they come from. */
  private Map<YearMonth, Long> lots(String... members) {
    Map<YearMonth, Long> left = new TreeMap<>();
    database
        .sql(
            """
            select coalesce(origin.effective_on, entry.effective_on) as issued_on, lot.remaining
            from points_lot lot
            join ledger_entry entry on entry.member_number = lot.member_number
              and entry.entry_number = lot.entry_number
            left join points_lot source on source.moved_to_member = lot.member_number
              and source.moved_to_entry = lot.entry_number
            left join ledger_entry origin on origin.member_number = source.member_number
              and origin.entry_number = source.entry_number
            where lot.remaining > 0 and lot.member_number in (:members)
            """)
        .param("members", List.of(members))
        .query(
            row -> {
              left.merge(
                  YearMonth.from(row.getObject("issued_on", LocalDate.class)),
                  row.getLong("remaining"),
                  Long::sum);
            });
    return left;
  }

  /** Twenty points of a booking that are valid for two months, ten of a purchase; the purchase. */
  private String earn(String member, LocalDate day) {
    programme.record(member, Kinds.BOOKING, "80.00", day.minusDays(3), null);
    String purchase = programme.purchase(member, "100.00", day.minusDays(3));
    programme.upgrade(member, day);
    return purchase;
  }

  private void adjust(String member, YearMonth month, long number) {
    transaction.executeWithoutResult(
        any ->
            points.adjust(
                member,
                new PointsService.Adjustment(
                    "adjust-%s-%s".formatted(member, month), number, "Test."),
                "manager"));
  }

  private RedeemedPoints redeem(String member, YearMonth month, long spent) {
    return redemptions.redeemPoints(member, "red-%s-%s".formatted(member, month), spent);
  }

  private void reverse(RedeemedPoints bought) {
    ConflictRetry.executeUnique(
        () -> reversals.reverse(bought.memberNumber(), bought.redemptionId(), "Test.", "manager"));
  }

  private void expire(LocalDate day) {
    clock.set(day + "T18:00:00Z");
    transaction.executeWithoutResult(any -> expiry.expireNext(day, 1_000));
  }
}
