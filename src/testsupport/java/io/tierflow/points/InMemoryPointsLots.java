package io.tierflow.points;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;

/** Lots of points in memory. */
public final class InMemoryPointsLots extends InMemoryRepository<PointsLot, EntryKey>
    implements PointsLotRepository {

  private static final Comparator<PointsLot> EARLIEST_EXPIRING =
      Comparator.comparing(
          PointsLot::getExpiresOn, Comparator.nullsLast(Comparator.naturalOrder()));

  public InMemoryPointsLots(InMemoryStore store) {
    super(store, PointsLot.class);
  }

  @Override
  public List<PointsLot> validEarliestExpiringFirst(String memberNumber, LocalDate day) {
    return open(lot -> lot.getMemberNumber().equals(memberNumber))
        .filter(lot -> lot.getExpiresOn() == null || !lot.getExpiresOn().isBefore(day))
        .sorted(EARLIEST_EXPIRING.thenComparing(PointsLot::entryNumber))
        .toList();
  }

  @Override
  public List<ExpiringPoints> expiring(String memberNumber, LocalDate firstDay, LocalDate lastDay) {
    return expiring(List.of(memberNumber), firstDay, lastDay).stream()
        .map(lots -> new ExpiringPoints(lots.expiresOn(), lots.points()))
        .toList();
  }

  @Override
  public List<EntryKey> due(LocalDate day, Limit limit) {
    return open(lot -> lot.getExpiresOn() != null && lot.getExpiresOn().isBefore(day))
        .sorted(
            EARLIEST_EXPIRING
                .thenComparing(PointsLot::getMemberNumber)
                .thenComparing(PointsLot::entryNumber))
        .map(PointsLot::getId)
        .limit(limit.max())
        .toList();
  }

  @Override
  public List<AccountBalance> balances(Collection<String> memberNumbers, LocalDate day) {
    List<PointsLot> lots = queried();
    return store().all(PointsAccount.class).stream()
        .filter(account -> memberNumbers.contains(account.getMemberNumber()))
        .map(account -> balance(account, lots, day))
        .toList();
  }

  private static AccountBalance balance(
      PointsAccount account, List<PointsLot> lots, LocalDate day) {
    long overdue =
        lots.stream()
            .filter(lot -> lot.getMemberNumber().equals(account.getMemberNumber()))
            .filter(lot -> lot.getExpiresOn() != null && lot.getExpiresOn().isBefore(day))
            .mapToLong(PointsLot::getRemaining)
            .sum();
    return new AccountBalance(
        account.getMemberNumber(), account.getBalance(), overdue, account.getShortfall());
  }

  @Override
  public List<ExpiringLots> expiring(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return memberNumbers.stream()
        .sorted()
        .flatMap(
            number ->
                open(lot -> lot.getMemberNumber().equals(number))
                    .filter(lot -> lot.getExpiresOn() != null)
                    .filter(lot -> !lot.getExpiresOn().isBefore(from))
                    .filter(lot -> !lot.getExpiresOn().isAfter(to))
                    .collect(
                        Collectors.groupingBy(
                            PointsLot::getExpiresOn,
                            TreeMap::new,
                            Collectors.summingLong(PointsLot::getRemaining)))
                    .entrySet()
                    .stream()
                    .map(sum -> new ExpiringLots(number, sum.getKey(), sum.getValue())))
        .toList();
  }

  @Override
  public List<PointsLot> ofMember(String memberNumber) {
    return queried().stream()
        .filter(lot -> lot.getMemberNumber().equals(memberNumber))
        .sorted(Comparator.comparing(PointsLot::entryNumber))
        .toList();
  }

  @Override
  public List<Integer> movedTo(String memberNumber) {
    return queried().stream()
        .map(PointsLot::getMovedTo)
        .filter(place -> place != null && place.memberNumber().equals(memberNumber))
        .map(EntryKey::entryNumber)
        .toList();
  }

  /** In whatever order: newest first is one that nobody may count on. */
  @Override
  public List<PointsLot> findAll(Collection<EntryKey> keys) {
    List<PointsLot> found = new ArrayList<>(findAllById(List.copyOf(keys)));
    Collections.reverse(found);
    return found;
  }

  private Stream<PointsLot> open(Predicate<PointsLot> which) {
    return queried().stream().filter(lot -> lot.getRemaining() > 0).filter(which);
  }
}
