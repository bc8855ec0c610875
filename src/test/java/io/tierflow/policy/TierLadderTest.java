package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierflow.testsupport.core.CoreTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tiers there are, and which is above which. */
@CoreTest
class TierLadderTest {

  private static final Tier BASE = new Tier("BASE");
  private static final Tier TOP = new Tier("TOP");
  private static final Tier GONE = new Tier("GONE");

  private final TierLadder ladder = TierLadder.of(List.of("BASE", "MIDDLE", "TOP"));

  @Test
  void tiersStandInTheOrderOfTheirCodes() {
    assertThat(ladder.lowest()).isEqualTo(BASE);
    assertThat(ladder.codes()).containsExactly("BASE", "MIDDLE", "TOP");
    assertThat(ladder.codesAboveLowest()).containsExactly("MIDDLE", "TOP");
    assertThat(ladder.isAbove(TOP, BASE)).isTrue();
    assertThat(ladder.isAbove(BASE, TOP)).isFalse();
    assertThat(ladder.isAbove(TOP, TOP)).isFalse();
    assertThat(List.of(TOP, GONE, BASE).stream().sorted(ladder)).containsExactly(GONE, BASE, TOP);
  }

  @Test
  void aTierThatIsNoLongerOnItIsBelowAllOthers() {
    assertThat(ladder.isAbove(BASE, GONE)).isTrue();
    assertThat(ladder.isAbove(GONE, BASE)).isFalse();
    assertThat(ladder.find("GONE")).isEmpty();
    assertThat(ladder.find("TOP")).contains(TOP);
  }

  @Test
  void theProgrammeMayGetTiersThatItDoesNotHave() {
    assertThat(ladder.mayGet("PLATINUM")).isTrue();
    assertThat(ladder.mayGet("TOP")).isFalse();
    assertThat(ladder.mayGet("platinum")).isFalse();
    assertThat(ladder.mayGet(null)).isFalse();
  }

  @Test
  void peopleReadItAsAChoice() {
    assertThat(ladder).hasToString("BASE, MIDDLE or TOP");
    assertThat(TierLadder.of(List.of("BASE", "TOP"))).hasToString("BASE or TOP");
    assertThat(TierLadder.of(List.of("BASE"))).hasToString("BASE");
  }

  @Test
  void aProgrammeHasAtLeastOneTierAndKeepsThoseItHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TierLadder.of(List.of()))
        .withMessage("A programme has at least one tier.");
    List<Tier> tiers = new ArrayList<>(List.of(BASE));
    TierLadder kept = new TierLadder(tiers);

    tiers.add(TOP);

    assertThat(kept.tiers()).containsExactly(BASE);
    assertThat(kept.codesAboveLowest()).isEmpty();
  }
}
