package io.tierflow.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Tier;
import io.tierflow.testsupport.core.CoreTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Which tier an upgrade proposes. */
@CoreTest
class TierProposalTest {

  /** Climbing tier by tier, as far as one may, finds the same. */
  @Property
  void itNeverLowersATierAndSkipsWhatItMayNotPropose(
      @ForAll Tier today,
      @ForAll Tier earned,
      @ForAll Set<Tier> reviewed,
      @ForAll Set<Tier> reviewable) {
    TierProposal expected = new TierProposal(today, false, false);
    for (int rank = today.ordinal() + 1; rank <= earned.ordinal(); rank++) {
      Tier candidate = Tier.values()[rank];
      boolean review = reviewed.contains(candidate);
      if (!review || candidate == earned && reviewable.contains(candidate)) {
        expected = new TierProposal(candidate, true, review);
      }
    }

    assertThat(TierProposal.of(today, earned, reviewed::contains, reviewable::contains))
        .isEqualTo(expected);
  }

  @Example
  void theTableIsAskedFromTheTopAndNotOnceMoreThanNeeded() {
    List<Tier> asked = new ArrayList<>();

    TierProposal proposal =
        TierProposal.of(
            Tier.REGULAR,
            Tier.VIP,
            tier -> {
              asked.add(tier);
              return tier == Tier.VIP;
            },
            tier -> false);

    assertThat(proposal).isEqualTo(TierProposal.rise(Tier.GOLD, false));
    assertThat(asked).containsExactly(Tier.VIP, Tier.GOLD);
  }
}
