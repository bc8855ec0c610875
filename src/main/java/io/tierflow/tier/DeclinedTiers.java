package io.tierflow.tier;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The tiers that were declined lately, which are not proposed again for a while. */
@Component
class DeclinedTiers {

  /** What was read ahead in the current transaction, by member number. */
  private static final Fact<Declined> DECLINED_TIERS = new Fact<>("declined tiers");

  private final TierChangeRepository changes;
  private final ProgrammeSettings settings;

  DeclinedTiers(TierChangeRepository changes, ProgrammeSettings settings) {
    this.changes = changes;
    this.settings = settings;
  }

  /** Reads those of many members with one query. */
  void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    Map<String, Set<Tier>> tiers = read(memberNumbers, asOf);
    memberNumbers.forEach(
        number ->
            TransactionFacts.remember(
                DECLINED_TIERS, number, new Declined(asOf, tiers.getOrDefault(number, Set.of()))));
  }

  /** Another one may have been declined. */
  void forget(String memberNumber) {
    TransactionFacts.forget(DECLINED_TIERS, memberNumber);
  }

  /** Whether a tier was declined to a member lately. */
  boolean contains(String memberNumber, Tier tier, LocalDate asOf) {
    return TransactionFacts.recall(DECLINED_TIERS, memberNumber)
        .filter(declined -> declined.asOf().equals(asOf))
        .map(Declined::tiers)
        .orElseGet(() -> read(List.of(memberNumber), asOf).getOrDefault(memberNumber, Set.of()))
        .contains(tier);
  }

  private Map<String, Set<Tier>> read(Collection<String> memberNumbers, LocalDate asOf) {
    LocalDate after = asOf.minusDays(settings.review().repeatAfter().toDays());
    return changes.declinedSince(memberNumbers, after).stream()
        .collect(
            Collectors.groupingBy(
                DeclinedTier::memberNumber,
                Collectors.mapping(DeclinedTier::tier, Collectors.toSet())));
  }

  /** The tiers that were declined to a member lately, as of a day. */
  private record Declined(LocalDate asOf, Set<Tier> tiers) {}
}
