package io.tierflow.points;

import static io.tierflow.testsupport.core.CoreProgramme.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.transaction.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.groups.Tuple;

/** What holds of the lots of every upgrade, whatever was valid for how long. */
@CoreTest
class EarnedLotPropertiesTest {

  private static final List<ActivityKind> KINDS =
      List.of(Kinds.REVIEW, Kinds.BOOKING, Kinds.PURCHASE, Kinds.EVENT);

  record Activity(ActivityKind kind, int cents, int daysAgo) {}

  @Provide
  Arbitrary<List<List<Activity>>> upgrades() {
    return Combinators.combine(
            Arbitraries.of(KINDS),
            Arbitraries.integers().between(0, 9_999),
            Arbitraries.integers().between(0, 80))
        .as(Activity::new)
        .list()
        .ofMaxSize(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property
  void theLotsOfAnUpgradeAreItsPointsAndEachHasWhatItsSharesComeTo(
      @ForAll("upgrades") List<List<Activity>> upgrades) {
    CoreProgramme programme = new CoreProgramme();
    programme.tables().deploy("points-earning", EarnedLotTest::earning);
    CoreMember member = programme.enrol("M-1", Tier.valueOf("REGULAR"), 0);
    BigDecimal exact = BigDecimal.ZERO;
    long booked = 0;
    for (int run = 0; run < upgrades.size(); run++) {
      List<Transaction> earned = record(programme, member, run, upgrades.get(run));
      int known = member.ledger().size();
      BigDecimal carried = exact.subtract(BigDecimal.valueOf(booked));

      long points = member.upgrades("run-" + run, TODAY);

      List<LedgerEntry> entries = member.ledger().subList(known, member.ledger().size());
      List<PointsLot> lots = entries.stream().map(entry -> lot(programme, entry)).toList();
      exact = exact.add(shares(earned));
      booked += points;
      assertThat(booked).isEqualTo(exact.setScale(0, RoundingMode.FLOOR).longValueExact());
      assertThat(lots.stream().mapToLong(PointsLot::getPoints).sum()).isEqualTo(points);
      assertThat(lots)
          .extracting(PointsLot::getPoints, PointsLot::getExpiresOn)
          .containsExactlyElementsOf(expected(earned, carried));
      List<Integer> numbers = entries.stream().map(LedgerEntry::getEntryNumber).toList();
      assertThat(earned)
          .extracting(Transaction::getLotEntry)
          .allMatch(numbers.isEmpty() ? Objects::isNull : numbers::contains);
    }
  }

  /**
   * The lots of a kind and of those that expire before it have their exact shares, rounded down.
   */
  private static List<Tuple> expected(List<Transaction> earned, BigDecimal carried) {
    List<Tuple> lots = new ArrayList<>();
    BigDecimal upToHere = carried;
    long before = 0;
    for (ActivityKind kind : KINDS.stream().sorted(byExpiryOf(earned)).toList()) {
      List<Transaction> own = earned.stream().filter(each -> each.getKind() == kind).toList();
      upToHere = upToHere.add(shares(own));
      long together = upToHere.setScale(0, RoundingMode.FLOOR).longValueExact();
      if (together > before) {
        lots.add(tuple(together - before, latestExpiry(own)));
      }
      before = together;
    }
    return lots;
  }

  private static Comparator<ActivityKind> byExpiryOf(List<Transaction> earned) {
    return Comparator.comparing(
            (ActivityKind kind) ->
                latestExpiry(earned.stream().filter(each -> each.getKind() == kind).toList()),
            Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(KINDS::indexOf);
  }

  private static LocalDate latestExpiry(List<Transaction> own) {
    return own.stream()
        .map(each -> each.getTerms().expiresOn())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static BigDecimal shares(List<Transaction> earned) {
    return earned.stream().map(Transaction::getExactShare).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static PointsLot lot(CoreProgramme programme, LedgerEntry entry) {
    return programme.store().find(PointsLot.class, entry.getId());
  }

  private static List<Transaction> record(
      CoreProgramme programme, CoreMember member, int run, List<Activity> activities) {
    Instant now = programme.clock().instant();
    for (int each = 0; each < activities.size(); each++) {
      Activity activity = activities.get(each);
      member.does(
          activity.kind(),
          "T-%d-%d".formatted(run, each),
          BigDecimal.valueOf(activity.cents(), 2).toString(),
          now.minus(activity.daysAgo(), ChronoUnit.DAYS));
    }
    return programme.store().all(Transaction.class).stream()
        .filter(each -> each.getTransactionId().startsWith("T-" + run + "-"))
        .toList();
  }
}
