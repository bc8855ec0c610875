package io.tierflow.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.core.CoreTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Where reversed points come from. */
@CoreTest
class ReversalTest {

  private final PointsAccount account = new PointsAccount("M-1");

  /** One point after the other finds the same. */
  @Property
  void eachPointComesFromTheFirstPlaceThatStillHasOne(
      @ForAll @IntRange(min = 1, max = 30) int earned,
      @ForAll @IntRange(min = 0, max = 30) int spent,
      @ForAll boolean expired,
      @ForAll @IntRange(min = 1, max = 40) int reversed,
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 9) Integer> others) {
    PointsLot own = lot(earned);
    long left = earned - own.take(spent);
    long gone = expired ? own.expire() : 0;
    List<PointsLot> lots = new ArrayList<>();
    others.forEach(points -> lots.add(lot(points)));
    long inOwn = left - gone;
    long inOthers = others.stream().mapToInt(Integer::intValue).sum();
    long taken = 0;
    long lapsed = 0;
    long shortfall = 0;
    for (int point = 0; point < reversed; point++) {
      if (inOwn > 0) {
        inOwn--;
        taken++;
      } else if (gone > 0) {
        gone--;
        lapsed++;
      } else if (inOthers > 0) {
        inOthers--;
        taken++;
      } else {
        shortfall++;
      }
    }

    Reversal reversal = Reversal.of(reversed, List.of(own), () -> lots);

    assertReversal(reversal, taken, lapsed, shortfall);
    assertThat(reversal.takings()).allSatisfy(each -> assertThat(each.points()).isPositive());
    assertThat(own.getRemaining()).isEqualTo(inOwn);
    assertThat(lots.stream().mapToLong(PointsLot::getRemaining).sum()).isEqualTo(inOthers);
  }

  @Example
  void whatHasExpiredLapsesOnceHoweverManyPartsComeBack() {
    PointsLot own = lot(10);
    own.take(4);
    own.expire();

    assertReversal(Reversal.of(5, List.of(own), List::of), 0, 5, 0);
    assertReversal(Reversal.of(5, List.of(own), List::of), 0, 1, 4);
  }

  @Example
  void othersAreOnlyAskedForWhatIsStillOpen() {
    Reversal reversal =
        Reversal.of(
            10,
            List.of(lot(10)),
            () -> {
              throw new AssertionError("Nothing is open.");
            });

    assertReversal(reversal, 10, 0, 0);
  }

  @Example
  void withoutALotOfItsOwnAllComesFromOthersInTheirOrder() {
    PointsLot first = lot(3);
    PointsLot second = lot(5);

    Reversal reversal = Reversal.of(4, List.of(), () -> List.of(first, second));

    assertReversal(reversal, 4, 0, 0);
    assertThat(reversal.takings())
        .containsExactly(new LotTaking(first, 3), new LotTaking(second, 1));
    assertThat(first.getRemaining()).isZero();
    assertThat(second.getRemaining()).isEqualTo(4);
  }

  private static void assertReversal(Reversal reversal, long taken, long lapsed, long shortfall) {
    assertThat(reversal.taken()).isEqualTo(taken);
    assertThat(reversal.lapsed()).isEqualTo(lapsed);
    assertThat(reversal.shortfall()).isEqualTo(shortfall);
  }

  private PointsLot lot(long points) {
    NewEntry entry =
        NewEntry.of(EntryType.ADJUST, points, "key", LocalDate.EPOCH, "Because.", null);
    return new PointsLot(new LedgerEntry(account, entry, Instant.EPOCH));
  }
}
