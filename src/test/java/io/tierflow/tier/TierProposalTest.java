package io.tierflow.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which tier an upgrade proposes. */
@CoreTest
class TierProposalTest {

  private static final TierLadder LADDER = ReleasedVocabulary.words().ladder();

  @Provide
  Arbitrary<Tier> tiers() {
    return Arbitraries.of(LADDER.tiers());
  }

  private static int rank(Tier tier) {
    return LADDER.tiers().indexOf(tier);
  }

  /** Climbing tier by tier, as far as one may, finds the same. */
  @Property
  void itNeverLowersATierAndSkipsWhatItMayNotPropose(
      @ForAll("tiers") Tier today,
      @ForAll("tiers") Tier earned,
      @ForAll Set<@From("tiers") Tier> reviewed,
      @ForAll Set<@From("tiers") Tier> reviewable) {
    TierProposal expected = TierProposal.stay(today);
    for (int rank = rank(today) + 1; rank <= rank(earned); rank++) {
      Tier candidate = LADDER.tiers().get(rank);
      boolean review = reviewed.contains(candidate);
      if (!review || candidate.equals(earned) && reviewable.contains(candidate)) {
        expected = TierProposal.rise(candidate, review);
      }
    }

    assertThat(TierProposal.of(LADDER, today, earned, reviewed::contains, reviewable::contains))
        .isEqualTo(expected);
  }

  @Example
  void theTableIsAskedFromTheTopAndNotOnceMoreThanNeeded() {
    List<Tier> asked = new ArrayList<>();

    TierProposal proposal =
        TierProposal.of(
            LADDER,
            Tier.valueOf("REGULAR"),
            Tier.valueOf("VIP"),
            tier -> {
              asked.add(tier);
              return tier.equals(Tier.valueOf("VIP"));
            },
            tier -> false);

    assertThat(proposal).isEqualTo(TierProposal.rise(Tier.valueOf("GOLD"), false));
    assertThat(asked).containsExactly(Tier.valueOf("VIP"), Tier.valueOf("GOLD"));
  }
}
