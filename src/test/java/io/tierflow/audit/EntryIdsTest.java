package io.tierflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryIdsTest {

  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");

  private final EntryIds ids = new EntryIds();

  @Test
  void idsOfOneMomentAreInTheOrderInWhichTheyWereAskedFor() {
    // More than a millisecond's counter has room for.
    List<String> given = IntStream.range(0, 10_000).mapToObj(each -> ids.next(NOON)).toList();

    assertThat(given).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aClockThatGoesBackDoesNotDisturbTheOrder() {
    String first = ids.next(NOON);
    String second = ids.next(NOON.minusSeconds(5));
    String third = ids.next(NOON.plusMillis(1));

    assertThat(List.of(first, second, third)).isSorted();
  }

  @Test
  void anIdIsAUuidThatBeginsWithItsTime() {
    UUID id = UUID.fromString(ids.next(NOON));

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void idsOfOtherNodesDiffer() {
    assertThat(new EntryIds().next(NOON)).isNotEqualTo(ids.next(NOON));
  }

  @Test
  void whoAsksAtOnceGetsAnotherId() {
    assertThat(IntStream.range(0, 10_000).parallel().mapToObj(each -> ids.next(NOON)))
        .doesNotHaveDuplicates();
  }
}
