package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.campaign.PointsAdded;
import io.tierflow.tier.TierFiguresService;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/** What members are told of their month, and of a tier that a purchase brings near. */
abstract class PointsStatementStories extends DueMessageStories {

  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionOperations inTransaction;
  @Autowired private TierFiguresService figures;

  @Test
  void theMonthBeforeIsStatedOnceAMonthToWhoeverWasActive() {
    clock.set("2041-05-31T12:00:00Z");
    String member = shopper("450.00", "2041-05-20");
    String inactive = enrol("2020-06-01", null);

    communicate(LocalDate.of(2041, 6, 1));
    assertThat(sent(member, "POINTS_STATEMENT")).isEmpty();
    communicate(LocalDate.of(2041, 6, 2));
    communicate(LocalDate.of(2041, 6, 3));

    assertThat(sent(member, "POINTS_STATEMENT"))
        .containsExactly("POINTS_STATEMENT:" + member + ":2041-05:EMAIL");
    assertThat(parameters(member, "POINTS_STATEMENT"))
        .contains(
            // With the ten points of the anniversary on the day before.
            "\"balance\":\"55\"",
            "\"statementMonth\":\"2041-05\"",
            "\"statementEarned\":\"45\"",
            "\"statementAdjusted\":\"0\"",
            "\"statementRedeemed\":\"0\"",
            "\"statementExpired\":\"0\"",
            "\"recentPurchases\":\"2041-05-20 PURCHASE 450.00 USD\"");
    assertThat(sent(inactive, "POINTS_STATEMENT")).isEmpty();

    communicate(LocalDate.of(2041, 7, 2));
    assertThat(sent(member, "POINTS_STATEMENT")).hasSize(2);
  }

  @Test
  void whatWasGivenBackIsNoPurchaseAndNoEarning() {
    clock.set("2042-05-31T12:00:00Z");
    String member = enrol("2020-06-01", null);
    LocalDate day = LocalDate.of(2042, 5, 20);
    programme.purchase(member, "300.00", day);
    String returned = programme.purchase(member, "200.00", day);
    programme.upgrade(member, LocalDate.of(2042, 5, 30));
    clock.set("2042-05-31T20:00:00Z");
    programme.refund(member, returned, "200.00", LocalDate.of(2042, 5, 31));

    communicate(LocalDate.of(2042, 6, 2));

    assertThat(parameters(member, "POINTS_STATEMENT"))
        .contains(
            "\"statementEarned\":\"30\"", "\"recentPurchases\":\"2042-05-20 PURCHASE 300.00 USD\"");
  }

  @Test
  void aTierThatAPurchaseBringsNearIsToldAtOnceAndInMoney() {
    clock.set("2043-05-20T12:00:00Z");
    LocalDate day = LocalDate.of(2043, 5, 20);
    String near = enrol("2020-06-01", null);
    String far = enrol("2020-06-01", null);
    programme.purchase(near, "850.00", day);
    programme.purchase(far, "200.00", day);
    programme.upgrade(near, day);
    programme.upgrade(far, day);

    add(near, day);
    add(near, day);
    add(far, day);

    assertThat(sent(near, "TIER_PROGRESS")).hasSize(1);
    assertThat(parameters(near, "TIER_PROGRESS"))
        .contains(
            "\"nextTier\":\"SILVER\"",
            "\"pointsToGo\":\"15\"",
            "\"spendToGo\":\"150.00\"",
            "\"recentPurchases\":\"2043-05-20 PURCHASE 850.00 USD\"");
    assertThat(sent(far, "TIER_PROGRESS")).isEmpty();
    communicate(LocalDate.of(2043, 5, 21));
    assertThat(sent(near, "TIER_PROGRESS")).hasSize(1);
  }

  @Test
  void whoReachesTheMilestoneIsInvitedOnceToWhereTheTableSays() {
    clock.set("2044-05-10T12:00:00Z");
    String member = enrol("2020-06-01", null);
    String other = enrol("2020-06-01", null);
    reach(member, "VIP_EVENT", "2044-05-10");
    reach(other, "ANOTHER", "2044-05-10");

    communicate(LocalDate.of(2044, 5, 11));
    communicate(LocalDate.of(2044, 5, 12));

    assertThat(sent(member, "EVENT_INVITATION"))
        .containsExactly("EVENT_INVITATION:" + member + ":VIP_EVENT:EMAIL");
    assertThat(parameters(member, "EVENT_INVITATION"))
        .contains(
            "\"eventPlace\":\"Tierflow House, 12 Main Street\"", "\"eventOn\":\"2027-05-15\"");
    assertThat(sent(other, "EVENT_INVITATION")).isEmpty();
  }

  private void reach(String member, String milestone, String day) {
    programme.execute(
        "insert into milestone_award (member_number, milestone, period, reached_on, awarded_at,"
            + " bonus_points, process_instance_id, table_version, rule, reason)"
            + " values (?, ?, '', ?, '2044-05-10 12:00:00', 0, 'instance', 1, 'row', 'Reached.')",
        member,
        milestone,
        day);
  }

  private void add(String member, LocalDate day) {
    inTransaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new PointsAdded(member, figures.figures(List.of(member), day).get(member))));
  }

  private String parameters(String member, String kind) {
    return programme
        .texts(
            "select parameters from message where member_number = ? and kind = ?"
                + " and channel = 'EMAIL'",
            member,
            kind)
        .get(0);
  }
}
