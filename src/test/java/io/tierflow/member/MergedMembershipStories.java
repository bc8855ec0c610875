package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.agreement.AgreementPeriod;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.privacy.ErasureReason;
import io.tierflow.privacy.MemberErasureService;
import io.tierflow.privacy.MemberExportService;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.transaction.NewTransaction;
import io.tierflow.transaction.TransactionService;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two memberships of one person become one: what ends, what is answered, and who is forgotten. */
abstract class MergedMembershipStories extends MergeStories {

  @Autowired private MemberService members;
  @Autowired private MemberSearch search;
  @Autowired private MemberAgreementService agreements;
  @Autowired private AgreementAssignmentService assignments;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TransactionService transactions;
  @Autowired private MemberErasureService erasures;
  @Autowired private MemberExportService exports;

  @Test
  void oneIdMergesOnceAndMeansOnePair() {
    String into = buyer("100.00");
    String from = buyer("200.00");
    String other = programme.enrol();

    MemberMerge first = merge(from, into);

    assertThat(merge(from, into).getMergedAt()).isEqualTo(first.getMergedAt());
    assertThat(programme.balance(into)).isEqualTo(30);
    assertThat(outcome(() -> merges.merge("merge-" + from, into, other, "manager")))
        .isEqualTo("Merge merge-%s was already made, with different content.".formatted(from));
  }

  @Test
  void whatIsNoMembershipIsNotMerged() {
    String into = programme.enrol();
    String from = programme.enrol();
    String closed = programme.enrol();
    members.close(closed);

    assertThat(outcome(() -> merge(into, into)))
        .isEqualTo(
            "Member %s can't be merged into itself; accepted: another member.".formatted(into));
    assertThat(outcome(() -> merge("nobody", into))).isEqualTo("There is no member nobody.");
    assertThat(outcome(() -> merge(from, "nobody"))).isEqualTo("There is no member nobody.");
    assertThat(outcome(() -> merge(closed, into)))
        .isEqualTo("The membership %s is closed.".formatted(closed));
    assertThat(outcome(() -> merge(into, closed)))
        .isEqualTo("The membership %s is closed.".formatted(closed));
    merge(from, into);
    assertThat(outcome(() -> merges.merge("again-" + from, into, from, "manager")))
        .isEqualTo(sentence(from, into));
  }

  @Test
  void twoAtOnceAreOne() {
    for (int round = 0; round < 3; round++) {
      String into = buyer("100.00");
      String from = buyer("200.00");

      List<String> same =
          atOnce(() -> merge(from, into).getMergeId(), () -> merge(from, into).getMergeId());

      assertThat(same).containsExactly("merge-" + from, "merge-" + from);
      assertThat(programme.balance(into)).isEqualTo(30);
    }
    String one = buyer("100.00");
    String other = buyer("200.00");
    atOnce(() -> merge(one, other).getMergeId(), () -> merge(other, one).getMergeId());
    assertThat(List.of(members.require(one).isActive(), members.require(other).isActive()))
        .containsExactlyInAnyOrder(true, false);
    assertThat(programme.balance(one) + programme.balance(other)).isEqualTo(30);
  }

  @Test
  void openReviewsEndAsWithTheMembership() {
    String into = programme.enrol();
    String from = buyer("12000.00");
    String instance =
        programme
            .texts(
                "select process_instance_id from tier_change where status = 'PROVISIONAL'"
                    + " and member_number = ?",
                from)
            .get(0);

    MemberMerge merge = merge(from, into);

    assertThat(merge.getEnded()).containsExactly("The review of the upgrade to VIP was declined.");
    assertThat(programme.task(instance, "AssignLoyaltyManagerReview")).isNull();
    assertThat(programme.texts("select state from voucher where member_number = ?", from))
        .containsExactly("CANCELLED");
    assertThat(programme.member(into).isUnderReview()).isFalse();
  }

  @Test
  void aTierUnderReviewIsDecidedOnBeforeAHigherOneComes() {
    String into = buyer("12000.00");
    String from = buyer("1500.00");

    assertThat(outcome(() -> merge(from, into)))
        .isEqualTo(
            "Member %s brings the tier SILVER, but an upgrade of member %s is under review. Decide on it first."
                .formatted(from, into));
    assertThat(programme.member(from).isActive()).isTrue();
  }

  @Test
  void whoAsksForTheOldNumberIsToldOfTheNewOne() {
    String into = programme.enrol();
    String from = programme.enrol();
    NewTransaction before = purchase("B-" + from, from);
    transactions.record(before);
    merge(from, into);

    assertThat(outcome(() -> upgrades.start(from, TODAY))).isEqualTo(sentence(from, into));
    assertThat(outcome(() -> transactions.record(purchase("A-" + from, from))))
        .isEqualTo(sentence(from, into));
    assertThat(transactions.record(before).first()).isFalse();
    assertThat(search.identifiedBy(from)).containsExactly(into);
    assertThat(members.require(from).getStatus()).isEqualTo(MemberStatus.CLOSED);
  }

  @Test
  void milestonesAreKeptOnce() {
    String into = programme.enrol();
    String from = programme.enrol();
    award(into, "TENTH_ORDER", "", 1);
    award(from, "TENTH_ORDER", "", 2);
    award(from, "BIG_SPENDER", "2026", 3);

    merge(from, into);

    assertThat(
            programme.texts(
                "select concat_ws(' ', milestone, bonus_points) from milestone_award"
                    + " where member_number = ? order by milestone",
                into))
        .containsExactly("BIG_SPENDER 3", "TENTH_ORDER 1");
    assertThat(
            programme.number("select count(*) from milestone_award where member_number = ?", from))
        .isZero();
  }

  @Test
  void agreementsFillTheDaysWithoutOne() {
    String into = programme.enrol();
    String from = programme.enrol();
    programme.execute("insert into agreement (code, valid_from) values (?, ?)", into, TODAY);
    programme.execute("insert into agreement (code, valid_from) values (?, ?)", from, TODAY);
    LocalDate may = LocalDate.of(2026, 5, 1);
    assignments.assign(into, List.of(new AgreementPeriod(into, may, may.plusDays(30))));
    assignments.assign(from, List.of(new AgreementPeriod(from, may.minusDays(10), null)));

    merge(from, into);

    assertThat(agreements.agreements(into).periods())
        .containsExactly(
            new AgreementPeriod(from, may.minusDays(10), may.minusDays(1)),
            new AgreementPeriod(into, may, may.plusDays(30)),
            new AgreementPeriod(from, may.plusDays(31), null));
    assertThat(programme.member(into).getAgreement()).isEqualTo(from);
  }

  @Test
  void whoIsErasedIsErasedWithAllMemberships() {
    String into = buyer("100.00");
    String from = buyer("200.00");
    merge(from, into);
    assertThat(exports.export(into)).containsKey("mergedMembers");

    erasures.erase(into, ErasureReason.REQUESTED);

    assertThat(members.require(into).getStatus()).isEqualTo(MemberStatus.ERASED);
    assertThat(members.require(from).getStatus()).isEqualTo(MemberStatus.ERASED);
    assertThat(search.findByEmail(from.toLowerCase() + "@example.com")).isEmpty();
  }

  private static NewTransaction purchase(String id, String member) {
    return new NewTransaction(
        id,
        member,
        Kinds.PURCHASE,
        new BigDecimal("10.00"),
        "USD",
        Instant.parse("2026-10-30T12:00:00Z"),
        null);
  }

  private void award(String member, String milestone, String period, int points) {
    programme.execute(
        "insert into milestone_award (member_number, milestone, period, reached_on, awarded_at,"
            + " bonus_points, process_instance_id, table_version, rule, reason)"
            + " values (?, ?, ?, date '2026-10-01', timestamp '2026-10-01 00:00:00', ?, 'run', 1,"
            + " 'row', 'Reached.')",
        member,
        milestone,
        period,
        points);
  }

  private static String sentence(String from, String into) {
    return "Member %s was merged into %s on 2026-10-31.".formatted(from, into);
  }

  private static List<String> atOnce(Supplier<Object> one, Supplier<Object> other) {
    CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> outcome(one));
    CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> outcome(other));
    return List.of(first.join(), second.join());
  }

  private static String outcome(Supplier<Object> work) {
    try {
      return String.valueOf(work.get());
    } catch (RuntimeException refused) {
      return refused.getMessage();
    }
  }
}
