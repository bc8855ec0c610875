package io.tierflow.workflow.tierrenewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Tier;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierService;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;

/** A loyalty manager decides whether a VIP loses the tier. */
abstract class LoweringReviewStories extends RenewalDays {

  @Autowired MemberService members;
  @Autowired TierService tiers;

  @Test
  void aReviewedLoweringIsCarriedOut() {
    String member = reviewed("2035-01-31");
    String renewal = running(member);
    assertThat(shownToMember(member)).containsExactly(TierChangeKind.ENROLMENT);
    assertThat(member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(tenure(member).dueOn()).isNull();
    day("2035-02-02");
    assertThat(running(member)).isEqualTo(renewal);

    answer(renewal, Map.of("loweringOutcome", "LOWER"));

    assertThat(changes(member)).containsExactly("LOWERING VIP-GOLD CONFIRMED none");
    assertThat(shownToMember(member)).contains(TierChangeKind.LOWERING);
    assertThat(member(member).getTierSince()).isEqualTo("2035-02-02");
    assertThat(messages(member)).containsExactly("TIER_LOWERED");
    assertThat(programme.texts("select reviewer from tier_change where change_id = ?", renewal))
        .containsExactly("manager");
  }

  @Test
  void aTierIsKeptByExceptionUntilADayWithAReason() {
    String member = reviewed("2035-03-31");
    String renewal = running(member);
    Task task = programme.task(renewal, "ReviewTierLowering");
    assertThat(task.getDueDate()).isNotNull();
    for (String until : new String[] {"", "2035-04-01", "2037-04-02", "soon"}) {
      assertThatThrownBy(
              () ->
                  answer(
                      renewal,
                      Map.of(
                          "loweringOutcome", "KEEP",
                          "keepUntil", until,
                          "loweringRemark", "Parental leave.")))
          .hasStackTraceContaining("accepted: a day from 2035-04-02 to 2037-04-01");
    }

    answer(
        renewal,
        Map.of(
            "loweringOutcome", "KEEP",
            "keepUntil", "2035-12-31",
            "loweringRemark", "Parental leave."));

    assertThat(changes(member)).containsExactly("EXCEPTION VIP-VIP CONFIRMED 2035-12-31");
    assertThat(tenure(member))
        .isEqualTo(
            TierTenure.UNLIMITED.valid(
                LocalDate.parse("2035-04-01"), LocalDate.parse("2035-12-31"), TierTenure.BY_STAFF));
    assertThat(messages(member)).containsExactly("TIER_RENEWED");
  }

  @Test
  void aCancelledReviewIsLookedAtAgainTheNextDay() {
    String member = reviewed("2035-05-31");

    runtime.deleteProcessInstance(running(member), "Cancelled in Cockpit.", true, true);

    assertThat(tenure(member).dueOn()).isEqualTo("2035-06-02");
    assertThat(changes(member)).containsExactly("LOWERING VIP-GOLD DECLINED none");
    day("2035-06-02");
    assertThat(programme.task(running(member), "ReviewTierLowering")).isNotNull();
  }

  @Test
  void theReviewEndsWithTheMembership() {
    String member = reviewed("2035-07-31");
    String renewal = running(member);

    assertThat(members.endMembership(member).ended())
        .containsExactly("The review of the lowering to GOLD has ended.");

    assertThat(runtime.createProcessInstanceQuery().processInstanceId(renewal).count()).isZero();
    assertThat(changes(member)).containsExactly("LOWERING VIP-GOLD DECLINED none");
    assertThat(messages(member)).isEmpty();
  }

  @Test
  void aTierThatWasGivenAnewMeanwhileIsNotLowered() {
    String member = reviewed("2035-09-30");
    programme.execute(
        "update member set tier_valid_until = '2036-12-31', tier_due_on = '2037-01-01',"
            + " version = version + 1 where member_number = ?",
        member);

    answer(running(member), Map.of("loweringOutcome", "LOWER"));

    assertThat(member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(tenure(member).validUntil()).isEqualTo("2036-12-31");
    assertThat(changes(member)).containsExactly("LOWERING VIP-GOLD DECLINED none");
    assertThat(messages(member)).isEmpty();
  }

  private List<TierChangeKind> shownToMember(String member) {
    return tiers.changesShownToMember(member, PageRequest.of(0, 10)).stream()
        .map(TierChange::getKind)
        .toList();
  }

  /** A VIP whose validity has ended without having earned the tier again. */
  private String reviewed(String until) {
    String member = holds("VIP", until, TierTenure.BY_STAFF);
    day(LocalDate.parse(until).plusDays(1).toString());
    return member;
  }

  private void answer(String renewal, Map<String, Object> answer) {
    programme.complete(renewal, "ReviewTierLowering", "manager", answer);
    programme.runJobs(renewal);
  }
}
