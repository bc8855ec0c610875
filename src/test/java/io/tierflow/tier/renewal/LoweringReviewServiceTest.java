package io.tierflow.tier.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.TierTenure;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierChangeStatus;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a lowering that a loyalty manager reviews. */
@CoreTest
class LoweringReviewServiceTest {

  private static final LocalDate DUE = LocalDate.of(2026, 10, 30);
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

  private final RenewalProgramme gold =
      new RenewalProgramme().terms("ROLLING_12_MONTHS", "12_MONTHS", 0).holdsUntil("2026-10-29");
  private String renewal;

  @BeforeEach
  void open() {
    gold.programme.tables().deploy("upgrade-review", inputs -> Map.of("reviewRequired", true));
    renewal = gold.renew(DUE);
  }

  @Test
  void anApprovedLoweringHoldsFromTheDayOnWhichItIsCarriedOut() {
    gold.reviews.record(renewal, null, "ann", null);
    gold.reviews.lower(gold.reviews.find(renewal).orElseThrow());

    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(gold.tenure().loweredOn()).isEqualTo(TODAY);
    assertThat(gold.tenure().validUntil()).isEqualTo("2027-10-30");
    TierChange change = gold.lastChange();
    assertThat(change.getStatus()).isEqualTo(TierChangeStatus.CONFIRMED);
    assertThat(change.getReview().reviewer()).isEqualTo("ann");
    assertThat(gold.reviews.find(renewal)).isEmpty();
  }

  @Test
  void aTierIsKeptByExceptionUntilADay() {
    gold.reviews.record(renewal, UNTIL, "ann", "Parental leave.");
    gold.reviews.keepByException(renewal);

    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(gold.tenure())
        .isEqualTo(TierTenure.UNLIMITED.valid(TODAY, UNTIL, TierTenure.BY_STAFF));
    TierChange change = gold.lastChange();
    assertThat(change.getKind()).isEqualTo(TierChangeKind.EXCEPTION);
    assertThat(change.getToTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(change.getValidUntil()).isEqualTo(UNTIL);
    assertThat(change.getReview().reviewer()).isEqualTo("ann");
    assertThat(change.getReview().remark()).isEqualTo("Parental leave.");
    assertThat(gold.changes()).hasSize(1);
  }

  @Test
  void nothingIsLoweredOfATierThatChangedMeanwhile() {
    TierTenure granted = gold.tenure().valid(TODAY, UNTIL, TierTenure.BY_STAFF);
    gold.member().confirmTier(Tier.valueOf("VIP"), TODAY, granted);
    gold.reviews.record(renewal, null, "ann", null);

    gold.reviews.lower(gold.reviews.find(renewal).orElseThrow());

    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(gold.tenure()).isEqualTo(granted);
    assertThat(gold.lastChange().getStatus()).isEqualTo(TierChangeStatus.DECLINED);
    assertThat(gold.lastChange().getReview().remark()).contains("changed while its lowering");
  }

  @Test
  void aTierThatWasGivenAnewIsNotLoweredEither() {
    TierTenure granted = gold.tenure().valid(TODAY, UNTIL, TierTenure.BY_STAFF);
    gold.member().holdTier(granted);
    gold.reviews.record(renewal, UNTIL.plusDays(1), "ann", "Reason.");

    gold.reviews.keepByException(renewal);

    assertThat(gold.tenure()).isEqualTo(granted);
    assertThat(gold.lastChange().getStatus()).isEqualTo(TierChangeStatus.DECLINED);
  }

  @Test
  void aTierThatWasGivenAnewIsLeftToTheReviewOfItsOwnLowering() {
    LocalDate until = TODAY;
    for (LocalDate keepUntil : Arrays.asList(null, UNTIL)) {
      until = until.plusMonths(2);
      gold.member().holdTier(gold.tenure().valid(TODAY, until, TierTenure.BY_STAFF));
      String later = gold.renew(until.plusDays(1));
      TierTenure waiting = gold.tenure();
      gold.reviews.record(renewal, keepUntil, "ann", "Reason.");

      if (keepUntil == null) {
        gold.reviews.lower(gold.reviews.find(renewal).orElseThrow());
      } else {
        gold.reviews.keepByException(renewal);
      }

      assertThat(gold.tenure()).isEqualTo(waiting);
      assertThat(gold.reviews.find(renewal)).isEmpty();
      assertThat(gold.reviews.find(later)).isPresent();
      renewal = later;
    }
  }

  @Test
  void anEarlierReviewThatIsCancelledLeavesALaterOneOpen() {
    gold.member().holdTier(gold.tenure().valid(TODAY, UNTIL, TierTenure.BY_STAFF));
    gold.renew(UNTIL.plusDays(1));

    gold.reviews.cancel(renewal, "Cancelled.");

    assertThat(gold.tenure().dueOn()).isNull();
  }

  @Test
  void aHigherTierUnderReviewComesFirst() {
    gold.member().proposeTier(Tier.valueOf("VIP"));
    gold.reviews.record(renewal, null, "ann", null);

    gold.reviews.lower(gold.reviews.find(renewal).orElseThrow());

    assertThat(gold.member().isUnderReview()).isTrue();
    assertThat(gold.tenure().dueOn()).isEqualTo(TODAY.plusDays(1));
    assertThat(gold.lastChange().getStatus()).isEqualTo(TierChangeStatus.DECLINED);
  }

  @Test
  void aCancelledReviewIsDueAgainTomorrow() {
    assertThat(gold.reviews.cancel(renewal, "Cancelled.")).contains(Tier.valueOf("SILVER"));

    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(gold.tenure().dueOn()).isEqualTo(TODAY.plusDays(1));
    assertThat(gold.lastChange().getStatus()).isEqualTo(TierChangeStatus.DECLINED);
    assertThat(gold.lastChange().getReview().remark()).isEqualTo("Cancelled.");
    assertThat(gold.reviews.cancel(renewal, "Again.")).isEmpty();
  }

  @Test
  void whoeverIsLedAroundTheReviewIsLoweredWithoutAReviewer() {
    gold.reviews.lower(gold.reviews.find(renewal).orElseThrow());

    assertThat(gold.lastChange().getReview().reviewer()).isNull();
    assertThat(gold.member().getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
  }

  @Test
  void noExceptionHoldsWithoutADay() {
    assertThatThrownBy(() -> gold.reviews.keepByException(renewal))
        .isInstanceOf(IllegalStateException.class);
  }
}
