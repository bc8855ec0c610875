package io.tierflow.insight.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tierflow.insight.effect.HoldOut.Group;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tenth of the members, held out by chance, shows what a benefit causes. */
class HoldOutTest {

  private static final double EFFECT = 40;
  private static final int PROGRAMMES = 100;

  private final HoldOutAssignment assignment =
      new HoldOutAssignment("salt".getBytes(StandardCharsets.UTF_8));

  @Test
  void theIntervalCoversTheEffectAndExcludesNone() {
    List<HoldOut> results = IntStream.range(0, PROGRAMMES).mapToObj(this::result).toList();

    assertThat(results)
        .filteredOn(result -> result.adjusted().estimate().interval().covers(EFFECT))
        .hasSizeGreaterThanOrEqualTo(90);
    assertThat(results)
        .filteredOn(result -> result.adjusted().estimate().interval().lower() > 0)
        .hasSizeGreaterThanOrEqualTo(90);
  }

  @Test
  void takingOutTheSpendBeforeNarrowsTheInterval() {
    for (int seed = 0; seed < PROGRAMMES; seed++) {
      HoldOut result = result(seed);
      double plain = result.plain().estimate().interval().width();
      double adjusted = result.adjusted().estimate().interval().width();

      assertThat(adjusted).isLessThan(plain);
      assertThat(result.varianceExplained()).isBetween(0.5, 0.9);
    }
  }

  @Test
  void aSpendBeforeThatIsAlwaysTheSameExplainsNothing() {
    HoldOut result =
        HoldOut.compare(
            new Group(new double[] {5, 5, 5}, new double[] {7, 8, 9}),
            new Group(new double[] {5, 5}, new double[] {4, 6}));

    assertThat(result.adjusted()).isEqualTo(result.plain());
    assertThat(result.plain().estimate().value()).isEqualTo(3);
    assertThat(result.varianceExplained()).isZero();
  }

  @Test
  void aGroupOfOneIsRefused() {
    assertThatExceptionOfType(NotEnoughMembersException.class)
        .isThrownBy(() -> MeanDifference.between(new double[] {1}, new double[] {1, 2}));
  }

  @Test
  void theDifferenceOfAveragesIsWelchs() {
    // Worked by hand: means 3 and 7, variances 2.5 and 10/3, of 5 and 4.
    MeanDifference difference =
        MeanDifference.between(new double[] {1, 2, 3, 4, 5}, new double[] {5, 6, 8, 9});

    assertThat(difference.estimate().value()).isCloseTo(-4, within(1e-12));
    assertThat(difference.estimate().standardError())
        .isCloseTo(Math.sqrt(0.5 + 10.0 / 12), within(1e-12));
    assertThat(difference.estimate().degreesOfFreedom()).isCloseTo(6.0472, within(1e-4));
  }

  private HoldOut result(int seed) {
    Random chance = new Random(seed);
    List<double[]> offered = new ArrayList<>();
    List<double[]> heldOut = new ArrayList<>();
    for (int member = 0; member < 4000; member++) {
      boolean without = assignment.heldOut("benefit-" + seed, "M" + member, 10);
      double before = 200 + 100 * chance.nextGaussian();
      double after = 50 + 0.9 * before + 60 * chance.nextGaussian() + (without ? 0 : EFFECT);
      (without ? heldOut : offered).add(new double[] {before, after});
    }
    return HoldOut.compare(group(offered), group(heldOut));
  }

  private static Group group(List<double[]> members) {
    return new Group(
        members.stream().mapToDouble(member -> member[0]).toArray(),
        members.stream().mapToDouble(member -> member[1]).toArray());
  }
}
