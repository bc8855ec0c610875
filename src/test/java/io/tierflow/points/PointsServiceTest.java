package io.tierflow.points;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.RecordedAudit;
import io.tierflow.common.PointsRange;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.points.PointsService.Adjustment;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.PageRequest;

/** What moves points besides earning: each move once, within bounds, and told to the audit. */
@CoreTest
class PointsServiceTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final PointsService points = programme.the(PointsService.class);
  private final CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);

  @Test
  void whoMovesInBringsABalanceThatDoesNotExpire() {
    CoreMember moved = programme.enrol("M-2", Tier.valueOf("GOLD"), 250);

    LedgerEntry opening = moved.lastEntry();
    assertThat(opening.getEntryType()).isEqualTo(EntryType.ADJUST);
    assertThat(opening.getPoints()).isEqualTo(250);
    assertThat(opening.getIdempotencyKey()).isEqualTo("opening:M-2");
    assertThat(opening.getEffectiveOn()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(opening.getExpiresOn()).isNull();
    assertThat(opening.getReason()).contains("enrolment");
    assertThat(moved.available()).isEqualTo(250);
    assertThat(member.ledger()).isEmpty();
    assertThat(member.balance()).isZero();
  }

  @Test
  void aCorrectionIsMadeOnceUnderItsIdAndToldOnce() {
    Adjustment correction = new Adjustment("A-1", 40, "Goodwill.");

    LedgerEntry first = points.adjust("M-1", correction, "clerk");
    LedgerEntry again = points.adjust("M-1", correction, "somebody else");

    assertThat(again).isSameAs(first);
    assertThat(first.getRecordedBy()).isEqualTo("clerk");
    assertThat(first.getReason()).isEqualTo("Goodwill.");
    assertThat(first.getEntryType()).isEqualTo(EntryType.ADJUST);
    assertThat(first.getIdempotencyKey()).isEqualTo("adjust:A-1");
    assertThat(first.getEffectiveOn()).isEqualTo(TODAY);
    assertThat(member.balance()).isEqualTo(40);
    assertThat(programme.audit().lines())
        .containsExactly(
            new RecordedAudit.Line(
                "clerk", AuditAction.POINTS_ADJUSTED, "M-1", "+40 points, adjustment A-1."));
    assertThat(programme.store().locked()).contains("M-1");
  }

  @Test
  void anIdOfACorrectionMeansOneMemberOneAmountAndOneReason() {
    points.adjust("M-1", new Adjustment("A-1", 40, "Goodwill."), "clerk");
    programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);

    for (Adjustment other :
        List.of(new Adjustment("A-1", 41, "Goodwill."), new Adjustment("A-1", 40, "Why not."))) {
      assertThatThrownBy(() -> points.adjust("M-1", other, "clerk"))
          .isInstanceOf(ConflictException.class)
          .hasMessageContainingAll("Adjustment A-1", "content");
    }
    assertThatThrownBy(() -> points.adjust("M-2", new Adjustment("A-1", 40, "Goodwill."), "clerk"))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aCorrectionTakesNoMoreThanThereIs() {
    points.adjust("M-1", new Adjustment("A-1", 40, "Goodwill."), "clerk");

    assertThatThrownBy(() -> points.adjust("M-1", new Adjustment("A-2", -41, "Error."), "clerk"))
        .isInstanceOf(ConflictException.class);
    points.adjust("M-1", new Adjustment("A-3", -40, "Error."), "clerk");

    assertThat(member.balance()).isZero();
    assertThat(member.lastEntry().getPoints()).isEqualTo(-40);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, PointsRange.MAX_MOVED + 1, -PointsRange.MAX_MOVED - 1})
  void aCorrectionOfNothingOrOfTooMuchIsRefused(long by) {
    assertThatThrownBy(() -> points.adjust("M-1", new Adjustment("A-1", by, "Error."), "clerk"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refusal -> assertThat(refusal.field()).isEqualTo("points"))
        .hasMessageContaining("Points are %d", by)
        .hasMessageContaining("a whole number from -1000000000 to 1000000000, but not 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1, PointsRange.MAX_MOVED, -PointsRange.MAX_MOVED})
  void theBoundsThemselvesAreAccepted(long by) {
    assertThatCode(() -> PointsService.requireMovable(by)).doesNotThrowAnyException();
  }

  @Test
  void aBalanceGrowsToItsBoundAndNotBeyond() {
    CoreMember rich = programme.enrol("M-2", Tier.valueOf("REGULAR"), PointsRange.MAX_BALANCE - 10);

    assertThatThrownBy(() -> points.adjust("M-2", new Adjustment("A-1", 11, "More."), "clerk"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContainingAll("999999999990 points", "11", "1000000000000");
    points.adjust("M-2", new Adjustment("A-2", 10, "More."), "clerk");
    points.adjust("M-2", new Adjustment("A-3", -5, "Less."), "clerk");
    assertThat(rich.balance()).isEqualTo(PointsRange.MAX_BALANCE - 5);
  }

  @Test
  void anOccasionHasOneBonus() {
    PointsService.Bonus bonus =
        new PointsService.Bonus("M-1", "birthday:2026", 25, TODAY, TODAY.plusYears(1), "Cheers.");

    assertThat(points.grant(bonus)).isTrue();
    assertThat(points.grant(bonus)).isFalse();

    assertThat(member.balance()).isEqualTo(25);
    LedgerEntry granted = member.lastEntry();
    assertThat(granted.getEntryType()).isEqualTo(EntryType.ADJUST);
    assertThat(granted.getIdempotencyKey()).isEqualTo("bonus:birthday:2026");
    assertThat(granted.getEffectiveOn()).isEqualTo(TODAY);
    assertThat(granted.getExpiresOn()).isEqualTo(TODAY.plusYears(1));
    assertThat(granted.getReason()).isEqualTo("Cheers.");
    assertThat(granted.getRecordedBy()).isNull();
    assertThat(granted.earnedPoints()).isZero();
  }

  @Test
  void theLedgerIsListedNewestFirst() {
    points.adjust("M-1", new Adjustment("A-1", 40, "Goodwill."), "clerk");
    points.adjust("M-1", new Adjustment("A-2", 50, "Goodwill."), "clerk");

    assertThat(points.entries("M-1", PageRequest.of(0, 1)))
        .extracting(LedgerEntry::getPoints)
        .containsExactly(50L);
  }

  @Test
  void expiringPointsAreThoseOfTodayAndUpToTheLastDay() {
    grant("yesterday", 1, TODAY.minusDays(1));
    grant("today", 2, TODAY);
    grant("also today", 3, TODAY);
    grant("last", 4, TODAY.plusDays(7));
    grant("later", 5, TODAY.plusDays(8));

    assertThat(points.expiring("M-1", TODAY.plusDays(7)))
        .containsExactly(new ExpiringPoints(TODAY, 5), new ExpiringPoints(TODAY.plusDays(7), 4));
    assertThat(
            programme
                .the(PointsOutlook.class)
                .expiring(List.of("M-1"), TODAY.plusDays(7), TODAY.plusDays(8)))
        .containsExactly(
            new ExpiringLots("M-1", TODAY.plusDays(7), 4),
            new ExpiringLots("M-1", TODAY.plusDays(8), 5));
  }

  @Test
  void balancesTellWhatIsOverdue() {
    grant("yesterday", 1, TODAY.minusDays(1));
    grant("today", 2, TODAY);

    assertThat(points.of("M-1")).isEqualTo(new Balance(3, 2, 0));
    assertThat(programme.the(PointsOutlook.class).balances(List.of("M-1")))
        .isEqualTo(Map.of("M-1", new Balance(3, 2, 0)));
    assertThatThrownBy(() -> points.of("M-9"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("M-9");
  }

  @Test
  void whatWasReadAheadStaysRightWhilePointsMove() {
    grant("yesterday", 1, TODAY.minusDays(1));

    OneTransaction.in(
        () -> {
          programme.the(PointsEarningService.class).readAhead(List.of("M-1"), TODAY);
          assertThat(points.of("M-1")).isEqualTo(new Balance(1, 0, 0));
          grant("today", 2, TODAY);
          assertThat(points.of("M-1")).isEqualTo(new Balance(3, 2, 0));
          grant("long past", 5, TODAY.minusDays(9));
          assertThat(points.of("M-1")).isEqualTo(new Balance(8, 2, 0));
          programme.the(PointsEarningService.class).readAhead(List.of("M-1"), TODAY);
          assertThat(points.of("M-1")).isEqualTo(new Balance(8, 2, 0));
          programme.the(PointsExpiry.class).expireNext(TODAY, 9);
          assertThat(points.of("M-1")).isEqualTo(new Balance(2, 2, 0));
          return null;
        });
  }

  private void grant(String occasion, long by, LocalDate expiresOn) {
    points.grant(new PointsService.Bonus("M-1", occasion, by, TODAY, expiresOn, "A present."));
  }
}
