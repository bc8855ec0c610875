package io.tierflow.tier.grant;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.RecordedAudit;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.points.approval.ApprovalState;
import io.tierflow.policy.Tier;
import io.tierflow.reward.Voucher;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierChangeStatus;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff grant tiers: a higher one than the member has, or the same for longer. */
@CoreTest
class TierGrantServiceTest {

  private static final LocalDate UNTIL = LocalDate.of(2027, 10, 31);

  private final List<String> waiting = new ArrayList<>();
  private final List<TierChange> told = new ArrayList<>();
  private final TierGrantFlow flow = (member, grant) -> waiting.add(member + " " + grant);
  private final TierGrantListener listener = told::add;
  private final CoreProgramme programme = new CoreProgramme(flow, listener);
  private final TierGrantService grants = programme.the(TierGrantService.class);

  @BeforeEach
  void enrol() {
    programme.enrol("M-1", Tier.valueOf("SILVER"), 0);
  }

  @Test
  void aHigherTierHoldsAtOnceUntilItsDay() {
    TierGrantResult result = grants.request("M-1", asked("G-1", "GOLD", UNTIL), "ann");

    assertThat(result.first()).isTrue();
    assertThat(result.grant().getState()).isEqualTo(ApprovalState.APPROVED);
    assertThat(result.grant().getValidUntil()).isEqualTo(UNTIL);
    assertThat(result.grant().getDecidedBy()).isNull();
    Member member = member();
    assertThat(member.getTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(member.getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(member.getTierSince()).isEqualTo(TODAY);
    assertThat(member.getTenure())
        .isEqualTo(
            new TierTenure(TODAY, UNTIL, null, TierTenure.BY_STAFF, UNTIL.plusDays(1), null));
    TierChange change = lastChange();
    assertThat(change.getKind()).isEqualTo(TierChangeKind.GRANT);
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.CONFIRMED);
    assertThat(change.getFromTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(change.getToTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(change.getDecidedOn()).isEqualTo(TODAY);
    assertThat(change.getValidUntil()).isEqualTo(UNTIL);
    assertThat(change.getReason()).isEqualTo("Gold elsewhere.");
    assertThat(change.getGrantedBy()).isEqualTo("ann");
    assertThat(change.getReview().reviewer()).isNull();
    assertThat(change.getReview().reason()).isNull();
    assertThat(change.getRow().table()).isEqualTo("upgrade-review");
    assertThat(change.getRow().inputs())
        .containsEntry("change", "GRANT")
        .containsEntry("targetTier", "GOLD")
        .containsEntry("currentTier", "SILVER");
    assertThat(told).containsExactly(change);
    assertThat(waiting).isEmpty();
    assertThat(programme.store().all(Voucher.class)).isEmpty();
    assertThat(programme.store().locked()).contains("M-1");
    assertThat(lastLine())
        .isEqualTo(
            new RecordedAudit.Line(
                "ann",
                AuditAction.TIER_GRANTED,
                "M-1",
                "GOLD until 2027-10-31, grant G-1, requested by ann."));
  }

  @Test
  void withoutADayTheTiersOwnTermsSayHowLong() {
    programme
        .tables()
        .deploy(
            "tier-terms", inputs -> Map.of("label", inputs.get("tier"), "validity", "12_MONTHS"));

    TierGrant grant = grants.request("M-1", asked("G-1", "GOLD", null), "ann").grant();

    assertThat(grant.getValidUntil()).isEqualTo(LocalDate.of(2027, 10, 30));
    assertThat(member().getTenure().validUntil()).isEqualTo(LocalDate.of(2027, 10, 30));
    assertThat(member().getTenure().isSetByStaff()).isFalse();
  }

  @Test
  void whatTheTableHasReviewedWaitsAndNothingChanges() {
    TierGrantResult result = grants.request("M-1", asked("G-1", "VIP", UNTIL), "ann");

    assertThat(result.grant().getState()).isEqualTo(ApprovalState.WAITING);
    assertThat(result.grant().getLimitReason()).isEqualTo("Row of upgrade-review");
    assertThat(member().getTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(member().isUnderReview()).isFalse();
    assertThat(waiting).containsExactly("M-1 G-1");
    assertThat(grants.waiting("M-1")).containsExactly(result.grant());
    assertThat(told).isEmpty();
    assertThat(lastLine().action()).isEqualTo(AuditAction.APPROVAL_REQUESTED);
    assertThat(grants.request("M-1", asked("G-1", "VIP", UNTIL), "ann").first()).isFalse();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void theSameIdAgainIsTheFirstResultAndOtherContentAConflict() {
    programme.enrol("M-2", Tier.valueOf("SILVER"), 0);
    TierGrant first = grants.request("M-1", asked("G-1", "GOLD", UNTIL), "ann").grant();

    TierGrantResult again = grants.request("M-1", asked("G-1", "GOLD", UNTIL), "bob");

    assertThat(again.first()).isFalse();
    assertThat(again.grant()).isSameAs(first);
    assertThat(changes()).hasSize(2);
    assertConflict("M-1", asked("G-1", "GOLD", UNTIL.plusDays(1)), "different content");
    assertConflict("M-1", asked("G-1", "VIP", UNTIL), "different content");
    assertConflict("M-2", asked("G-1", "GOLD", UNTIL), "different content");
  }

  @Test
  void theFirstResultIsAnsweredAfterItsLastDayToo() {
    grants.request("M-1", asked("G-1", "GOLD", TODAY.plusDays(1)), "ann");
    programme.clock().set("2026-11-05T12:00:00Z");

    assertThat(grants.request("M-1", asked("G-1", "GOLD", TODAY.plusDays(1)), "ann").first())
        .isFalse();
  }

  @Test
  void theSameTierOnlyGetsALaterLastDay() {
    grants.request("M-1", asked("G-1", "GOLD", UNTIL), "ann");
    programme.clock().set("2026-12-01T12:00:00Z");

    TierGrant longer =
        grants.request("M-1", asked("G-2", "GOLD", UNTIL.plusMonths(6)), "ann").grant();

    assertThat(longer.getValidUntil()).isEqualTo(UNTIL.plusMonths(6));
    assertThat(member().getTierSince()).isEqualTo(TODAY);
    assertThat(member().getTenure().validUntil()).isEqualTo(UNTIL.plusMonths(6));
    assertThat(lastChange().getFromTier()).isEqualTo(lastChange().getToTier());
    assertConflict("M-1", asked("G-3", "GOLD", UNTIL), "M-1 has GOLD already", "end later");
    assertConflict("M-1", asked("G-4", "GOLD", UNTIL.plusMonths(6)), "until 2028-04-30");
  }

  @Test
  void aGracePeriodIsNotCutShort() {
    grants.request("M-1", asked("G-1", "GOLD", TODAY.plusDays(10)), "ann");
    LocalDate grace = TODAY.plusDays(40);
    programme.clock().set("2026-11-20T12:00:00Z");
    member().holdTier(member().getTenure().inGrace(grace, TODAY.plusDays(21)));

    assertConflict("M-1", asked("G-2", "GOLD", grace), "until " + grace);
    grants.request("M-1", asked("G-3", "GOLD", grace.plusDays(1)), "ann");

    assertThat(member().getTenure().graceUntil()).isNull();
    assertThat(member().getTenure().dueOn()).isEqualTo(grace.plusDays(2));
  }

  @Test
  void aLowerTierAndOneWithoutALastDayAreRefused() {
    assertConflict("M-1", asked("G-1", "REGULAR", UNTIL), "M-1 has SILVER", "above REGULAR");
    assertConflict("M-1", asked("G-2", "SILVER", UNTIL), "SILVER already, without a last day");
    assertConflict("M-1", asked("G-3", "SILVER", null), "SILVER already, without a last day");
    assertThat(programme.store().all(TierGrant.class)).isEmpty();
  }

  @Test
  void anUnknownTierAndADayOutOfRangeAreRefused() {
    assertInvalid(asked("G-1", "PLATINUM", UNTIL), "tier", "PLATINUM", "REGULAR, SILVER");
    assertInvalid(asked("G-1", "GOLD", TODAY), "validUntil", "2026-11-01 to 2029-10-31");
    assertInvalid(asked("G-1", "GOLD", LocalDate.of(2029, 11, 1)), "validUntil", "2029-11-01");

    assertThat(
            grants
                .request("M-1", asked("G-1", "GOLD", LocalDate.of(2029, 10, 31)), "ann")
                .grant()
                .getState())
        .isEqualTo(ApprovalState.APPROVED);
  }

  @Test
  void neitherAClosedMembershipNorOneUnderReviewGetsATier() {
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);
    programme.close("M-2");
    member().proposeTier(Tier.valueOf("VIP"));

    assertConflict("M-2", asked("G-1", "GOLD", UNTIL), "The membership of M-2 has ended.");
    assertConflict("M-1", asked("G-2", "GOLD", UNTIL), "The tier of M-1 is under review");
  }

  @Test
  void aGrantIsFoundUnderItsMemberAlone() {
    grants.request("M-1", asked("G-1", "GOLD", UNTIL), "ann");

    assertThat(grants.require("M-1", "G-1").getTier()).isEqualTo(Tier.valueOf("GOLD"));
    for (String[] other : new String[][] {{"M-2", "G-1"}, {"M-1", "G-9"}}) {
      assertThatThrownBy(() -> grants.require(other[0], other[1]))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContainingAll(other);
    }
  }

  private static NewTierGrant asked(String id, String tier, LocalDate until) {
    return new NewTierGrant(id, Tier.valueOf(tier), until, "Gold elsewhere.");
  }

  private void assertConflict(String memberNumber, NewTierGrant asked, String... message) {
    assertThatThrownBy(() -> grants.request(memberNumber, asked, "ann"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContainingAll(message);
  }

  private void assertInvalid(NewTierGrant asked, String field, String... message) {
    assertThatThrownBy(() -> grants.request("M-1", asked, "ann"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refused -> assertThat(refused.field()).isEqualTo(field))
        .hasMessageContainingAll(message);
  }

  private Member member() {
    return programme.the(MemberService.class).require("M-1");
  }

  private List<TierChange> changes() {
    return programme.store().all(TierChange.class).stream()
        .filter(change -> change.getMemberNumber().equals("M-1"))
        .toList();
  }

  private TierChange lastChange() {
    return changes().get(changes().size() - 1);
  }

  private RecordedAudit.Line lastLine() {
    List<RecordedAudit.Line> lines = programme.audit().lines();
    return lines.get(lines.size() - 1);
  }
}
