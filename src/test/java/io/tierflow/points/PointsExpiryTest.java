package io.tierflow.points;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierflow.points.PointsExpiry.ExpiredPoints;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Points expire after their last day, lot by lot, and once. */
@CoreTest
class PointsExpiryTest {

  private final CoreProgramme programme = new CoreProgramme();
  private final PointsService points = programme.the(PointsService.class);
  private final PointsExpiry expiry = programme.the(PointsExpiry.class);
  private final CoreMember first = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
  private final CoreMember second = programme.enrol("M-2", Tier.valueOf("REGULAR"), 0);

  @Test
  void pointsAreValidThroughTheirLastDay() {
    grant("M-1", "a", 10, TODAY);

    assertThat(expiry.expireNext(TODAY, 10)).isEqualTo(new ExpiredPoints(0, 0));
    assertThat(first.balance()).isEqualTo(10);

    assertThat(expiry.expireNext(TODAY.plusDays(1), 10)).isEqualTo(new ExpiredPoints(1, 10));
    assertThat(first.balance()).isZero();
    assertThat(expiry.expireNext(TODAY.plusDays(1), 10)).isEqualTo(new ExpiredPoints(0, 0));
  }

  @Test
  void anExpiryNamesItsLotAndTheDay() {
    grant("M-1", "a", 10, TODAY);
    points.spend("M-1", "S-1", 3);

    expiry.expireNext(TODAY.plusDays(5), 10);

    LedgerEntry expired = first.lastEntry();
    assertThat(expired.getEntryType()).isEqualTo(EntryType.EXPIRE);
    assertThat(expired.getPoints()).isEqualTo(-7);
    assertThat(expired.getIdempotencyKey()).isEqualTo("expire:M-1:1");
    assertThat(expired.getCorrectsEntry()).isEqualTo(1);
    assertThat(expired.getEffectiveOn()).isEqualTo(TODAY.plusDays(5));
    assertThat(expired.getReason()).contains("2026-10-31");
    assertThat(expired.earnedPoints()).isZero();
  }

  @Test
  void accountsAreLockedAndEntriesWrittenInTheOrderOfMembersAndDays() {
    grant("M-2", "b", 2, TODAY.minusDays(9));
    grant("M-1", "late", 3, TODAY);
    grant("M-1", "early", 4, TODAY.minusDays(3));
    grant("M-1", "as early", 5, TODAY.minusDays(3));

    int before = programme.store().locked().size();

    assertThat(expiry.expireNext(TODAY.plusDays(1), 10)).isEqualTo(new ExpiredPoints(4, 14));

    assertThat(programme.store().all(LedgerEntry.class))
        .filteredOn(entry -> entry.getEntryType() == EntryType.EXPIRE)
        .extracting(LedgerEntry::getMemberNumber, LedgerEntry::getPoints)
        .containsExactly(
            tuple("M-1", -4L), tuple("M-1", -5L), tuple("M-1", -3L), tuple("M-2", -2L));
    assertThat(programme.store().locked().subList(before, before + 2))
        .containsExactly("M-1", "M-2");
  }

  @Test
  void noMoreLotsExpireAtOnceThanAskedFor() {
    grant("M-1", "a", 1, TODAY);
    grant("M-2", "b", 2, TODAY.minusDays(1));

    assertThat(expiry.expireNext(TODAY.plusDays(1), 1)).isEqualTo(new ExpiredPoints(1, 2));

    assertThat(first.balance()).isEqualTo(1);
    assertThat(second.balance()).isZero();
  }

  private void grant(String member, String occasion, long by, LocalDate expiresOn) {
    points.grant(new PointsService.Bonus(member, occasion, by, TODAY, expiresOn, "A present."));
  }
}
