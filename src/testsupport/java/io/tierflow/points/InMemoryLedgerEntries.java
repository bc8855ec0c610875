package io.tierflow.points;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** The ledger's entries in memory. */
public final class InMemoryLedgerEntries extends InMemoryRepository<LedgerEntry, EntryKey>
    implements LedgerEntryRepository {

  public InMemoryLedgerEntries(InMemoryStore store) {
    super(store, LedgerEntry.class);
  }

  @Override
  public Optional<LedgerEntry> findByIdempotencyKey(String idempotencyKey) {
    List<LedgerEntry> found =
        queried().stream()
            .filter(entry -> entry.getIdempotencyKey().equals(idempotencyKey))
            .toList();
    if (found.size() > 1) {
      throw new IllegalStateException("The key " + idempotencyKey + " was written twice.");
    }
    return found.stream().findFirst();
  }

  @Override
  public Page<LedgerEntry> newestFirst(String memberNumber, Pageable page) {
    return page(
        of(memberNumber)
            .sorted(Comparator.comparing(LedgerEntry::getEntryNumber).reversed())
            .toList(),
        page);
  }

  @Override
  public List<QualifyingPoints> earnedLessReversed(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return queried().stream()
        .filter(entry -> memberNumbers.contains(entry.getMemberNumber()))
        .filter(InMemoryLedgerEntries::isEarnedOrReversed)
        .filter(entry -> !entry.getEffectiveOn().isBefore(from))
        .filter(entry -> !entry.getEffectiveOn().isAfter(to))
        .collect(
            Collectors.groupingBy(
                LedgerEntry::getMemberNumber,
                Collectors.summingLong(LedgerEntry::getQualifyingPoints)))
        .entrySet()
        .stream()
        .map(sum -> new QualifyingPoints(sum.getKey(), sum.getValue()))
        .toList();
  }

  @Override
  public List<MonthlyPoints> moved(Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return memberNumbers.stream()
        .map(
            member ->
                queried().stream()
                    .filter(entry -> entry.getMemberNumber().equals(member))
                    .filter(entry -> !entry.getEffectiveOn().isBefore(from))
                    .filter(entry -> !entry.getEffectiveOn().isAfter(to))
                    .toList())
        .filter(entries -> !entries.isEmpty())
        .map(
            entries ->
                new MonthlyPoints(
                    entries.get(0).getMemberNumber(),
                    sum(entries, Set.of(EntryType.EARN, EntryType.REVERSE)),
                    sum(entries, Set.of(EntryType.ADJUST)),
                    -sum(entries, Set.of(EntryType.SPEND, EntryType.RETURN)),
                    -sum(entries, Set.of(EntryType.EXPIRE))))
        .toList();
  }

  private static long sum(List<LedgerEntry> entries, Set<EntryType> types) {
    return entries.stream()
        .filter(entry -> types.contains(entry.getEntryType()))
        .mapToLong(LedgerEntry::getPoints)
        .sum();
  }

  @Override
  public List<QualifyingDay> qualifyingDays(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return queried().stream()
        .filter(entry -> memberNumbers.contains(entry.getMemberNumber()))
        .filter(InMemoryLedgerEntries::isEarnedOrReversed)
        .filter(entry -> !entry.getEffectiveOn().isBefore(from))
        .filter(entry -> !entry.getEffectiveOn().isAfter(to))
        .map(
            entry ->
                new QualifyingDay(
                    entry.getMemberNumber(), entry.getEffectiveOn(), entry.getQualifyingPoints()))
        .toList();
  }

  @Override
  public List<EarnedDay> earnedByDay(String memberNumber) {
    return of(memberNumber)
        .filter(InMemoryLedgerEntries::isEarnedOrReversed)
        .collect(
            Collectors.groupingBy(LedgerEntry::getEffectiveOn, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            day ->
                new EarnedDay(
                    day.getKey(),
                    day.getValue().stream().mapToLong(InMemoryLedgerEntries::earned).sum(),
                    day.getValue().stream().mapToLong(LedgerEntry::getQualifyingPoints).sum()))
        .toList();
  }

  @Override
  public long earnedIn(String memberNumber, String processInstanceId) {
    return of(memberNumber)
        .filter(entry -> processInstanceId.equals(entry.getProcessInstanceId()))
        .filter(InMemoryLedgerEntries::isEarnedOrReversed)
        .mapToLong(InMemoryLedgerEntries::earned)
        .sum();
  }

  private Stream<LedgerEntry> of(String memberNumber) {
    return queried().stream().filter(entry -> entry.getMemberNumber().equals(memberNumber));
  }

  private static boolean isEarnedOrReversed(LedgerEntry entry) {
    return entry.getEntryType() == EntryType.EARN || entry.getEntryType() == EntryType.REVERSE;
  }

  private static long earned(LedgerEntry entry) {
    return entry.getPoints() - entry.getShortfall() - entry.getLapsed();
  }
}
