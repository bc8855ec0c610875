package io.tierflow.member.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.core.CoreTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Days in a row, what they share, and what is missing between them. */
@CoreTest
class DaysTest {

  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  @Test
  void bothEndsBelongToThem() {
    Days january = days(0, 30);

    assertThat(january.contains(START)).isTrue();
    assertThat(january.contains(START.plusDays(30))).isTrue();
    assertThat(january.contains(START.minusDays(1))).isFalse();
    assertThat(january.contains(START.plusDays(31))).isFalse();
    assertThat(new Days(START, null).contains(START.plusYears(900))).isTrue();
  }

  @Test
  void whatTheyShareIsAtLeastOneDay() {
    assertThat(days(0, 30).shared(days(30, 40))).contains(days(30, 30));
    assertThat(days(0, 30).shared(days(31, 40))).isEmpty();
    assertThat(days(31, 40).shared(days(0, 30))).isEmpty();
    assertThat(new Days(START, null).shared(days(5, 9))).contains(days(5, 9));
    assertThat(days(5, 9).shared(new Days(START, null))).contains(days(5, 9));
    assertThat(new Days(START, null).shared(new Days(START.plusDays(1), null)))
        .contains(new Days(START.plusDays(1), null));
  }

  @Test
  void gapsLieBetweenPeriodsAndWhereNothingCovers() {
    List<Days> whole = List.of(days(10, 19), days(0, 9), new Days(START.plusDays(30), null));

    assertThat(Days.gaps(whole, whole)).containsExactly(days(20, 29));
    assertThat(Days.gaps(whole, List.of(days(2, 4), days(10, 19))))
        .containsExactly(days(0, 1), days(5, 9), new Days(START.plusDays(20), null));
    assertThat(Days.gaps(List.of(days(0, 9)), List.of())).containsExactly(days(0, 9));
    assertThat(Days.gaps(List.of(days(0, 9)), List.of(days(0, 9)))).isEmpty();
    assertThat(Days.gaps(List.of(), List.of())).isEmpty();
  }

  @Property
  void eachDayIsEitherCoveredOrInAGap(@ForAll long seed) {
    Random random = new Random(seed);
    List<Days> whole = periods(random);
    List<Days> covered =
        periods(random).stream()
            .flatMap(part -> whole.stream().flatMap(each -> each.shared(part).stream()))
            .toList();

    List<Days> gaps = Days.gaps(whole, covered);

    LocalDate last = whole.get(whole.size() - 1).to();
    for (LocalDate day = whole.get(0).from(); !day.isAfter(last); day = day.plusDays(1)) {
      LocalDate each = day;
      assertThat(gaps.stream().filter(gap -> gap.contains(each)).count())
          .isEqualTo(covered.stream().anyMatch(part -> part.contains(each)) ? 0 : 1);
    }
  }

  private static List<Days> periods(Random random) {
    List<Days> periods = new ArrayList<>();
    int day = random.nextInt(5);
    for (int count = 1 + random.nextInt(5); count > 0; count--) {
      int end = day + random.nextInt(10);
      periods.add(days(day, end));
      day = end + 1 + random.nextInt(5);
    }
    return periods;
  }

  private static Days days(int from, int to) {
    return new Days(START.plusDays(from), START.plusDays(to));
  }
}
