package io.tierflow.tier;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.MemberService;
import io.tierflow.points.EarlierTiers;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The tiers that members had before they were lowered, in which they may still earn. */
@Component
public class TierHistory implements EarlierTiers {

  /** The tiers that were read ahead in the current transaction, by member number. */
  private static final Fact<List<ConfirmedTier>> CONFIRMED = new Fact<>("confirmed tiers");

  private final TierChangeRepository changes;
  private final MemberService members;
  private final ProgrammeSettings settings;

  TierHistory(TierChangeRepository changes, MemberService members, ProgrammeSettings settings) {
    this.changes = changes;
    this.members = members;
    this.settings = settings;
  }

  /** Reads those of the members who may earn for days before they were lowered, with one query. */
  void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    LocalDate earliest = asOf.minusDays(settings.earning().reachBackDays());
    List<String> lowered =
        memberNumbers.stream().filter(number -> isLoweredAfter(number, earliest)).toList();
    if (!lowered.isEmpty()) {
      Map<String, List<ConfirmedTier>> tiers =
          changes.confirmed(lowered, asOf).stream()
              .collect(Collectors.groupingBy(ConfirmedTier::memberNumber));
      lowered.forEach(
          number ->
              TransactionFacts.remember(CONFIRMED, number, tiers.getOrDefault(number, List.of())));
    }
  }

  private boolean isLoweredAfter(String memberNumber, LocalDate day) {
    return members
        .find(memberNumber)
        .map(member -> member.getTenure().loweredOn())
        .filter(lowered -> lowered.isAfter(day))
        .isPresent();
  }

  @Override
  public Optional<Tier> confirmedOn(String memberNumber, LocalDate day) {
    return TransactionFacts.recall(CONFIRMED, memberNumber)
        .orElseGet(() -> changes.confirmed(List.of(memberNumber), day))
        .stream()
        .filter(confirmed -> !confirmed.decidedOn().isAfter(day))
        .map(ConfirmedTier::tier)
        .reduce((earlier, later) -> later);
  }
}
