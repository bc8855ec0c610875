package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.AccountType;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** After a decline the member has the highest tier that the figures earn and nobody reviews. */
abstract class DeclinedUpgradeStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;

  @BeforeEach
  void startOnTheLastOfOctober() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void theNextLowerTierComesByItselfWithRewardAndMessageFromThatDayOn() {
    String member = frequentShopper();
    String instance = programme.upgrade(member, TODAY);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("VIP"));

    clock.set("2026-11-03T09:00:00Z");
    programme.review(instance, "DECLINED", "Not yet.");

    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(programme.member(member).getTierSince()).isEqualTo(LocalDate.of(2026, 11, 3));
    assertThat(vouchers(member))
        .containsExactlyInAnyOrder("CANCELLED 50.00 none", "ISSUED 25.00 2027-02-01");
    assertThat(changes(member))
        .containsExactlyInAnyOrder("VIP DECLINED 2026-11-03", "GOLD CONFIRMED 2026-11-03");
    assertThat(messages(member)).containsExactlyInAnyOrder("POINTS_ALERT", "TIER_UPGRADE");
    assertThat(programme.status(instance).upgrade().getOutcomes())
        .containsExactly("Programme figures up to date", "Upgrade declined");
    assertThat(upgradesOf(member)).isEqualTo(2);
  }

  @Test
  void whenRefundsHaveTakenTheGroundItIsTheTierThatIsLeft() {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "9000.00", TODAY.minusDays(9));
    programme.purchase(member, "990.00", TODAY.minusDays(3));
    programme.purchase(member, "1010.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    programme.refund(member, purchase, "9000.00", TODAY);

    programme.review(instance, "DECLINED", "The large purchase was given back.");

    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(vouchers(member))
        .containsExactlyInAnyOrder("CANCELLED 50.00 none", "ISSUED 10.00 2027-01-29");
  }

  @Test
  void whereEveryTierIsReviewedNothingComesAndNobodyIsAskedAgain() {
    String member = programme.enrol(AccountType.CORPORATE);
    programme.purchase(member, "5000.00", TODAY.minusDays(3));

    programme.review(programme.upgrade(member, TODAY), "DECLINED", "Not yet.");

    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(upgradesOf(member)).isEqualTo(1);
  }

  @Test
  void aLowerTierThatIsReviewedIsNotProposedByTheDecline() {
    String member = programme.enrol(AccountType.CORPORATE);
    String purchase = programme.purchase(member, "9000.00", TODAY.minusDays(9));
    programme.purchase(member, "5000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    programme.refund(member, purchase, "9000.00", TODAY);

    programme.review(instance, "DECLINED", "The large purchase was given back.");

    assertThat(programme.member(member).isUnderReview()).isFalse();
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
  }

  /** Earns VIP by purchases in number; the amounts need no review. */
  private String frequentShopper() {
    String member = programme.enrol();
    for (int i = 0; i < 50; i++) {
      programme.purchase(member, "90.00", TODAY.minusDays(2));
    }
    return member;
  }

  private long upgradesOf(String member) {
    return programme.number("select count(*) from tier_upgrade where member_number = ?", member);
  }

  private List<String> changes(String member) {
    return programme.texts(
        """
        select concat(to_tier, ' ', status, ' ', decided_on) from tier_change
        where member_number = ? and not opening""",
        member);
  }

  private List<String> vouchers(String member) {
    return programme.texts(
        """
        select concat(state, ' ', amount, ' ', coalesce(cast(expires_on as char(10)), 'none'))
        from voucher where member_number = ?""",
        member);
  }

  private List<String> messages(String member) {
    return programme.texts("select kind from message where member_number = ?", member);
  }
}
