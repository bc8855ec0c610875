package io.tierflow.insight.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who goes without is decided by chance once, and for good. */
class HoldOutAssignmentTest {

  private static final int MEMBERS = 20_000;

  private final HoldOutAssignment assignment = salted("salt");

  @Test
  void theShareIsHeldOut() {
    assertThat(heldOut(assignment, "birthday", 10)).hasSizeBetween(1900, 2100);
  }

  @Test
  void nobodyOrEverybodyCanBeHeldOut() {
    assertThat(heldOut(assignment, "birthday", 0)).isEmpty();
    assertThat(heldOut(assignment, "birthday", 100)).hasSize(MEMBERS);
  }

  @Test
  void theAnswerNeverChanges() {
    assertThat(heldOut(salted("salt"), "birthday", 10))
        .isEqualTo(heldOut(assignment, "birthday", 10));
    assertThat(heldOut(assignment, "birthday", 0.1)).startsWith("M113", "M524", "M756");
  }

  @Test
  void aLargerShareHoldsOutTheSameAndMore() {
    assertThat(heldOut(assignment, "birthday", 20))
        .containsAll(heldOut(assignment, "birthday", 10));
  }

  @Test
  void anotherBenefitOrSaltHoldsOutOthers() {
    List<String> held = heldOut(assignment, "birthday", 10);

    assertThat(inBoth(held, heldOut(assignment, "winback", 10))).isCloseTo(200.0, within(60.0));
    assertThat(inBoth(held, heldOut(salted("pepper"), "birthday", 10)))
        .isCloseTo(200.0, within(60.0));
  }

  private static double inBoth(List<String> one, List<String> other) {
    return one.stream().filter(other::contains).count();
  }

  private static List<String> heldOut(HoldOutAssignment by, String benefit, double percent) {
    return IntStream.range(0, MEMBERS)
        .mapToObj(member -> "M" + member)
        .filter(member -> by.heldOut(benefit, member, percent))
        .toList();
  }

  private static HoldOutAssignment salted(String salt) {
    return new HoldOutAssignment(salt.getBytes(StandardCharsets.UTF_8));
  }
}
