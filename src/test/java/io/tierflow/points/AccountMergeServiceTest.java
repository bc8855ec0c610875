package io.tierflow.points;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tierflow.common.PointsRange;
import io.tierflow.member.Merging;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.web.ConflictException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a merge writes into both ledgers: what the one loses, the other gains, day by day. */
@CoreTest
class AccountMergeServiceTest {

  private static final Merging MERGING = new Merging("G-1", "M-1", "M-2", TODAY, "clerk");

  private final CoreProgramme programme = new CoreProgramme();
  private final AccountMergeService merges = programme.the(AccountMergeService.class);
  private final PointsLedger ledger = programme.the(PointsLedger.class);
  private final CoreMember from = programme.enrol("M-1", Tier.valueOf("REGULAR"), 40);
  private final CoreMember into = programme.enrol("M-2", Tier.valueOf("REGULAR"), 5);

  @Test
  void eachLotMovesWithItsLastDayAndNamesItsNewPlace() {
    from.buys("T-1", "100");
    from.upgrades("run-1", TODAY);

    assertThat(merges.merge(MERGING)).containsExactly("50 points in 2 lots moved.");

    assertThat(lots("M-1"))
        .extracting(PointsLot::getRemaining, PointsLot::getMovedTo)
        .containsExactly(tuple(0L, new EntryKey("M-2", 2)), tuple(0L, new EntryKey("M-2", 3)));
    assertThat(lots("M-2"))
        .extracting(PointsLot::getRemaining, PointsLot::getExpiresOn)
        .containsExactly(tuple(5L, null), tuple(40L, null), tuple(10L, LocalDate.of(2028, 10, 31)));
    assertThat(from.balance()).isZero();
    assertThat(into.balance()).isEqualTo(55);
  }

  @Test
  void entriesNameTheOtherMemberTheMergeAndWhoDidIt() {
    merges.merge(MERGING);

    LedgerEntry out = from.lastEntry();
    assertThat(out.getEntryType()).isEqualTo(EntryType.ADJUST);
    assertThat(out.getPoints()).isEqualTo(-40);
    assertThat(out.getIdempotencyKey()).isEqualTo("merge:G-1:out");
    assertThat(out.getReason()).isEqualTo("Moved to member M-2, merge G-1.");
    assertThat(out.getRecordedBy()).isEqualTo("clerk");
    LedgerEntry in = into.lastEntry();
    assertThat(in.getEntryType()).isEqualTo(EntryType.ADJUST);
    assertThat(in.getPoints()).isEqualTo(40);
    assertThat(in.getIdempotencyKey()).isEqualTo("merge:G-1:lot:1");
    assertThat(in.getReason()).isEqualTo("Moved from member M-1, lot 1, merge G-1.");
    assertThat(in.getEffectiveOn()).isEqualTo(TODAY);
  }

  @Test
  void whatWasEarnedCountsOnItsDayAndNowhereTwice() {
    from.buys("T-1", "100");
    from.upgrades("run-1", TODAY);
    programme.clock().advance(Duration.ofDays(3));
    from.buys("T-2", "200");
    from.upgrades("run-2", TODAY.plusDays(3));
    long entries = into.ledger().size();

    merges.merge(MERGING);

    assertThat(earned("M-1", TODAY)).isZero();
    assertThat(earned("M-1", TODAY.plusDays(3))).isZero();
    assertThat(earned("M-2", TODAY)).isEqualTo(10);
    assertThat(earned("M-2", TODAY.plusDays(3))).isEqualTo(20);
    assertThat(into.ledger().stream().skip(entries))
        .filteredOn(entry -> entry.getEntryType() == EntryType.EARN)
        .extracting(LedgerEntry::getPoints, LedgerEntry::earnedPoints)
        .containsExactly(tuple(0L, 10L), tuple(0L, 20L));
  }

  @Test
  void fractionsOfBothAreBookedAsSoonAsTheyMakeAPoint() {
    from.buys("T-1", "106");
    from.upgrades("run-1", TODAY);
    into.buys("T-2", "104");
    into.upgrades("run-2", TODAY);

    merges.merge(MERGING);

    assertThat(into.balance()).isEqualTo(5 + 40 + 10 + 10 + 1);
    assertThat(into.lastEntry().getPoints()).isEqualTo(1);
    assertThat(into.lastEntry().getQualifyingPoints()).isEqualTo(1);
    assertThat(ledger.account("M-1").unbooked()).isZero();
    assertThat(ledger.account("M-2").unbooked()).isZero();
    assertThat(ledger.account("M-2").qualifyingToBook()).isZero();
  }

  @Test
  void whatIsOwedMovesAndTheFractionRepaysFirst() {
    from.buys("T-1", "106");
    from.upgrades("run-1", TODAY);
    programme.the(PointsService.class).spend("M-1", "R-1", 50);
    from.refunds("T-2", "T-1", "60");
    assertThat(from.shortfall()).isEqualTo(6);
    into.buys("T-3", "104");
    into.upgrades("run-2", TODAY);

    merges.merge(MERGING);

    assertThat(from.shortfall()).isZero();
    assertThat(into.shortfall()).isEqualTo(5);
    assertThat(into.balance()).isEqualTo(15);
  }

  @Test
  void anEmptyAccountLeavesNoTrace() {
    programme.enrol("M-3", Tier.valueOf("REGULAR"), 0);

    assertThat(merges.merge(new Merging("G-1", "M-3", "M-2", TODAY, "clerk")))
        .containsExactly("0 points in 0 lots moved.");

    assertThat(into.ledger()).hasSize(1);
  }

  @Test
  void aBalanceStaysWithinWhatAnAccountMayHave() {
    programme.enrol("M-3", Tier.valueOf("REGULAR"), PointsRange.MAX_BALANCE - 39);

    assertThatThrownBy(() -> merges.merge(new Merging("G-1", "M-1", "M-3", TODAY, "clerk")))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("with 40 more it would be above");
    assertThat(from.balance()).isEqualTo(40);
  }

  private List<PointsLot> lots(String member) {
    return programme.store().all(PointsLot.class).stream()
        .filter(lot -> lot.getMemberNumber().equals(member))
        .toList();
  }

  private long earned(String member, LocalDate day) {
    return programme.store().all(LedgerEntry.class).stream()
        .filter(entry -> entry.getMemberNumber().equals(member))
        .filter(entry -> entry.getEffectiveOn().equals(day))
        .filter(entry -> entry.getEntryType() != EntryType.ADJUST)
        .mapToLong(LedgerEntry::getQualifyingPoints)
        .sum();
  }
}
