package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.points.PointsEarningService;
import io.tierflow.points.PointsExpiry;
import io.tierflow.policy.Tier;
import io.tierflow.reward.RedemptionReversalService;
import io.tierflow.reward.RedemptionService;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Points of two members who become one: moved, earned on, taken back and put back. */
abstract class MergedPointsStories extends MergeStories {

  @Autowired private PointsEarningService earning;
  @Autowired private MemberService members;
  @Autowired private PointsExpiry expiry;
  @Autowired private RedemptionService redemptions;
  @Autowired private RedemptionReversalService reversals;
  @Autowired private TransactionTemplate transaction;

  @Test
  void bothLedgersStayReadableAndFractionsMakeAPointTogether() {
    String into = buyer("105.50");
    String from = buyer("1506.50");
    assertThat(programme.proof().mismatchedMembers()).isEmpty();

    MemberMerge merge = merge(from, into);

    assertThat(merge.getMoved())
        .containsExactly(
            "1 transaction moved.",
            "150 points in 1 lot moved.",
            "1 voucher moved.",
            "The tier is SILVER now.");
    assertThat(ledger(from))
        .containsExactly(
            "EARN 150 0 0 150 2026-10-31 2028-10-28",
            "ADJUST -150 0 0 0 2026-10-31 never",
            "EARN 0 0 150 -150 2026-10-31 never");
    assertThat(ledger(into))
        .containsExactly(
            "EARN 10 0 0 10 2026-10-31 2028-10-28",
            "ADJUST 150 0 0 0 2026-10-31 2028-10-28",
            "EARN 0 0 -150 150 2026-10-31 never",
            "EARN 1 0 0 1 2026-10-31 never");
    assertThat(programme.balance(from)).isZero();
    assertThat(programme.balance(into)).isEqualTo(161);
    assertThat(qualifying(into)).isEqualTo(161);
    assertThat(qualifying(from)).isZero();
  }

  @Test
  void figuresOfBothCountAndTheMemberEarnsOn() {
    String into = buyer("900.00");
    String from = buyer("2000.00");
    programme.execute(
        "update member set tier_valid_until = '2027-12-31' where member_number = ?", from);
    merge(from, into);
    programme.purchase(into, "100.00", TODAY.minusDays(1));

    programme.upgrade(into, TODAY);

    assertThat(programme.balance(into)).isEqualTo(300);
    assertThat(programme.member(into).getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(
            programme.texts(
                "select concat_ws(' ', from_tier, to_tier, valid_until) from tier_change"
                    + " where member_number = ? and opening = false order by to_tier",
                into))
        .containsExactly("SILVER GOLD", "REGULAR SILVER 2027-12-31");
  }

  @Test
  void whatHasNotEarnedYetEarnsForTheSurvivor() {
    String into = buyer("100.00");
    String from = programme.enrol();
    programme.purchase(from, "55.00", TODAY.minusDays(2));
    merge(from, into);

    programme.upgrade(into, TODAY);

    assertThat(programme.balance(into)).isEqualTo(15);
    programme.refund(into, purchaseOf(into), "10.00", TODAY.minusDays(1));
  }

  @Test
  void aRefundOfAnEarlierPurchaseTakesFromTheLotWhereItIsNow() {
    String into = buyer("100.00");
    String from = buyer("600.00");
    String purchase = purchaseOf(from);
    merge(from, into);

    programme.refund(into, purchase, "250.00", TODAY.minusDays(1));

    assertThat(lots(into)).containsExactly("10 10 2028-10-28", "60 35 2028-10-28");
    assertThat(qualifying(into)).isEqualTo(45);
    programme.refund(into, purchase, "350.00", TODAY.minusDays(1));
    assertThat(lots(into)).containsExactly("10 10 2028-10-28", "60 0 2028-10-28");
    assertThat(programme.balance(from)).isZero();
  }

  @Test
  void soItDoesAfterASecondMerge() {
    String first = buyer("600.00");
    String purchase = purchaseOf(first);
    String second = buyer("100.00");
    String last = buyer("100.00");
    redemptions.redeemPoints(first, "r-" + first, 60);
    merge(first, second);
    merge(second, last);

    programme.refund(last, purchase, "300.00", TODAY.minusDays(1));

    assertThat(programme.balance(last)).isZero();
    assertThat(shortfall(last)).isEqualTo(10);
    reversals.reverse(last, "r-" + first, "By mistake.", "manager");
    assertThat(programme.balance(last)).isEqualTo(50);
    assertThat(shortfall(last)).isZero();
    assertThat(lots(last)).containsExactly("10 0 2028-10-28", "10 0 2028-10-28", "0 50 2028-10-28");
  }

  @Test
  void pointsThatHadExpiredAreNotTakenAgain() {
    LocalDate longAgo = LocalDate.of(2024, 8, 10);
    clock.set(longAgo + "T18:00:00Z");
    String from = programme.enrol();
    String purchase = programme.purchase(from, "900.00", longAgo.minusDays(1));
    programme.upgrade(from, longAgo);
    clock.set("2026-10-31T18:00:00Z");
    transaction.executeWithoutResult(status -> expiry.expireNext(TODAY, 1_000));
    String into = buyer("200.00");
    merge(from, into);

    programme.refund(into, purchase, "900.00", TODAY.minusDays(1));

    assertThat(programme.balance(into)).isEqualTo(20);
    assertThat(shortfall(into)).isZero();
  }

  @Test
  void aRedemptionFromBeforeIsReversedIntoTheLotWhereItIsNow() {
    String into = buyer("100.00");
    String from = buyer("600.00");
    redemptions.redeemPoints(from, "r-" + from, 60);
    merge(from, into);
    assertThat(lots(into)).containsExactly("10 10 2028-10-28", "0 0 2028-10-28");

    reversals.reverse(into, "r-" + from, "By mistake.", "manager");

    assertThat(lots(into)).containsExactly("10 10 2028-10-28", "0 60 2028-10-28");
    assertThat(programme.balance(into)).isEqualTo(70);
  }

  @Test
  void whatIsOwedIsRepaidByLaterEarnings() {
    String into = programme.enrol();
    String from = buyer("600.00");
    redemptions.redeemPoints(from, "r-" + from, 60);
    programme.refund(from, purchaseOf(from), "400.00", TODAY.minusDays(1));
    merge(from, into);
    assertThat(shortfall(from)).isZero();
    assertThat(shortfall(into)).isEqualTo(40);

    programme.purchase(into, "500.00", TODAY.minusDays(1));
    programme.upgrade(into, TODAY);

    assertThat(shortfall(into)).isZero();
    assertThat(programme.balance(into)).isEqualTo(10);
    assertThat(ledger(from)).hasSize(5);
  }

  @Test
  void theRewardThatTheOtherWasGivenIsNotGivenAgain() {
    String into = buyer("100.00");
    String from = buyer("1500.00");
    merge(from, into);
    transaction.executeWithoutResult(
        status ->
            members
                .require(into)
                .confirmTier(Tier.valueOf("REGULAR"), TODAY, TierTenure.UNLIMITED));

    String again = programme.upgrade(into, TODAY);

    assertThat(programme.member(into).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(programme.status(again).upgrade().getNotes()).hasSize(1);
    assertThat(programme.texts("select state from voucher where member_number = ?", into))
        .containsExactly("ISSUED");
  }

  private long qualifying(String member) {
    return earning.qualifyingPoints(List.of(member), TODAY).getOrDefault(member, 0L);
  }
}
