package io.tierflow.tier;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Tier changes in memory. */
public final class InMemoryTierChanges extends InMemoryRepository<TierChange, String>
    implements TierChangeRepository {

  public InMemoryTierChanges(InMemoryStore store) {
    super(store, TierChange.class);
  }

  @Override
  public Page<TierChange> newestFirst(String memberNumber, Pageable page) {
    return page(
        queried().stream()
            .filter(change -> change.getMemberNumber().equals(memberNumber))
            .sorted(
                Comparator.comparing(TierChange::getRecordedAt)
                    .thenComparing(TierChange::getProposedOn)
                    .thenComparing(TierChange::getChangeId)
                    .reversed())
            .toList(),
        page);
  }

  @Override
  public Page<TierChange> shownToMember(String memberNumber, Pageable page) {
    throw new UnsupportedOperationException("The core shows members nothing.");
  }

  @Override
  public List<DeclinedTier> declinedSince(Collection<String> memberNumbers, LocalDate after) {
    return queried().stream()
        .filter(change -> memberNumbers.contains(change.getMemberNumber()))
        .filter(change -> change.getStatus() == TierChangeStatus.DECLINED)
        .filter(change -> change.getKind() == TierChangeKind.UPGRADE)
        .filter(change -> change.getDecidedOn().isAfter(after))
        .map(change -> new DeclinedTier(change.getMemberNumber(), change.getToTier()))
        .toList();
  }

  @Override
  public List<ChangesOfDay> renewalsOf(Collection<LocalDate> days) {
    throw new UnsupportedOperationException("The core counts no days.");
  }

  @Override
  public List<ConfirmedTier> confirmed(Collection<String> memberNumbers, LocalDate to) {
    return queried().stream()
        .filter(change -> memberNumbers.contains(change.getMemberNumber()))
        .filter(change -> change.getStatus() == TierChangeStatus.CONFIRMED)
        .filter(change -> !change.getDecidedOn().isAfter(to))
        .sorted(
            Comparator.comparing(TierChange::getDecidedOn).thenComparing(TierChange::getRecordedAt))
        .map(
            change ->
                new ConfirmedTier(
                    change.getMemberNumber(), change.getToTier(), change.getDecidedOn()))
        .toList();
  }

  @Override
  public List<LastUpgrade> confirmedUpgrades(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return queried().stream()
        .filter(change -> memberNumbers.contains(change.getMemberNumber()))
        .filter(change -> change.getStatus() == TierChangeStatus.CONFIRMED)
        .filter(change -> change.getKind() == TierChangeKind.UPGRADE)
        .filter(change -> !change.getDecidedOn().isBefore(from))
        .filter(change -> !change.getDecidedOn().isAfter(to))
        .sorted(
            Comparator.comparing(TierChange::getDecidedOn).thenComparing(TierChange::getRecordedAt))
        .map(
            change ->
                new LastUpgrade(
                    change.getMemberNumber(),
                    change.getChangeId(),
                    change.getToTier(),
                    change.getDecidedOn()))
        .toList();
  }
}
