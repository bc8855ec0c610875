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

  /** The page of members that each belongs to, in the current transaction, by member number. */
  private static final Fact<Page> PAGES = new Fact<>("pages of declined tiers");

  private final TierChangeRepository changes;
  private final ProgrammeSettings settings;

  DeclinedTiers(TierChangeRepository changes, ProgrammeSettings settings) {
    this.changes = changes;
    this.settings = settings;
  }

  /** Lets one query read those of many members, once one of them is asked for. */
  void readAhead(Collection<String> memberNumbers, LocalDate asOf) {
    Page page = new Page(List.copyOf(memberNumbers), asOf);
    memberNumbers.forEach(number -> TransactionFacts.remember(PAGES, number, page));
  }

  /** Another one may have been declined. */
  void forget(String memberNumber) {
    TransactionFacts.forget(PAGES, memberNumber);
  }

  /** Whether a tier was declined to a member lately. */
  boolean contains(String memberNumber, Tier tier, LocalDate asOf) {
    return TransactionFacts.recall(PAGES, memberNumber)
        .filter(page -> page.asOf.equals(asOf))
        .map(Page::tiers)
        .orElseGet(() -> read(List.of(memberNumber), asOf))
        .getOrDefault(memberNumber, Set.of())
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

  /** Members who are taken through the steps together, and what was declined to them. */
  private final class Page {

    private final List<String> memberNumbers;
    private final LocalDate asOf;
    private Map<String, Set<Tier>> tiers;

    private Page(List<String> memberNumbers, LocalDate asOf) {
      this.memberNumbers = memberNumbers;
      this.asOf = asOf;
    }

    private Map<String, Set<Tier>> tiers() {
      if (tiers == null) {
        tiers = read(memberNumbers, asOf);
      }
      return tiers;
    }
  }
}
