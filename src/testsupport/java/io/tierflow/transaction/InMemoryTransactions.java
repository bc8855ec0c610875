package io.tierflow.transaction;

import io.tierflow.policy.ActivityKind;
import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import io.tierflow.transaction.currency.GivenAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Transactions in memory. */
public final class InMemoryTransactions extends InMemoryRepository<Transaction, String>
    implements TransactionRepository {

  private static final Comparator<Transaction> OLDEST_FIRST =
      Comparator.comparing(Transaction::getOccurredAt).thenComparing(Transaction::getTransactionId);

  public InMemoryTransactions(InMemoryStore store) {
    super(store, Transaction.class);
  }

  @Override
  public List<MemberActivity> activities(
      Collection<String> memberNumbers, Instant monthStart, Instant yearStart, Instant end) {
    return memberNumbers.stream()
        .map(number -> of(number).filter(within(yearStart, end)).toList())
        .filter(year -> !year.isEmpty())
        .map(year -> activity(year, within(monthStart, end)))
        .toList();
  }

  @Override
  public List<DatedActivity> dated(Collection<String> memberNumbers, Instant from, Instant end) {
    return memberNumbers.stream()
        .flatMap(number -> of(number).filter(within(from, end)))
        .map(InMemoryTransactions::dated)
        .toList();
  }

  private static DatedActivity dated(Transaction each) {
    return new DatedActivity(
        each.getMemberNumber(),
        each.getOccurredAt(),
        each.getEffect().spend(),
        each.getEffect().countsAsTransaction() && !each.isFullyRefunded() ? 1 : 0,
        each.getEarning() == EarningState.EARNED ? each.getQualifyingShare() : BigDecimal.ZERO);
  }

  private static MemberActivity activity(List<Transaction> year, Predicate<Transaction> inMonth) {
    return new MemberActivity(
        year.get(0).getMemberNumber(),
        net(year.stream().filter(inMonth)),
        net(year.stream()),
        year.stream()
            .filter(each -> each.getEffect().countsAsTransaction() && !each.isFullyRefunded())
            .count(),
        year.stream().filter(inMonth).count());
  }

  @Override
  public List<PeriodFigures> periodFigures(
      Collection<String> memberNumbers,
      Instant from,
      Instant monthStart,
      Instant start,
      Instant end) {
    return queried().stream()
        .filter(each -> memberNumbers.contains(each.getMemberNumber()))
        .filter(within(from, end))
        .collect(Collectors.groupingBy(Transaction::getMemberNumber))
        .values()
        .stream()
        .map(all -> period(all, within(monthStart, end), within(start, end)))
        .toList();
  }

  private static PeriodFigures period(
      List<Transaction> all, Predicate<Transaction> inMonth, Predicate<Transaction> inPeriod) {
    List<Transaction> period = all.stream().filter(inPeriod).toList();
    return new PeriodFigures(
        all.get(0).getMemberNumber(),
        net(all.stream().filter(inMonth)),
        net(period.stream()),
        transactions(period),
        period.stream()
            .filter(each -> each.getEarning() == EarningState.EARNED)
            .map(Transaction::getQualifyingShare)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static BigDecimal net(Stream<Transaction> transactions) {
    return transactions
        .map(each -> each.getEffect().spend())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public long countOfKind(String memberNumber, ActivityKind kind, Instant start, Instant end) {
    return of(memberNumber)
        .filter(within(start, end))
        .filter(each -> each.getKind().equals(kind))
        .count();
  }

  @Override
  public List<MilestoneFigures> milestoneFigures(
      Collection<String> memberNumbers, Instant from, Instant year, Instant month, Instant end) {
    return memberNumbers.stream()
        .map(number -> figures(number, of(number).filter(within(from, end)).toList(), year, month))
        .toList();
  }

  private static MilestoneFigures figures(
      String number, List<Transaction> all, Instant year, Instant month) {
    List<Transaction> ofYear =
        all.stream().filter(each -> !each.getOccurredAt().isBefore(year)).toList();
    List<Transaction> ofMonth =
        all.stream().filter(each -> !each.getOccurredAt().isBefore(month)).toList();
    return new MilestoneFigures(
        number,
        transactions(ofMonth),
        transactions(ofYear),
        transactions(all),
        net(ofMonth.stream()),
        net(ofYear.stream()),
        net(all.stream()),
        categories(ofMonth),
        categories(ofYear),
        categories(all),
        referrals(ofMonth),
        referrals(ofYear),
        referrals(all));
  }

  private static long transactions(List<Transaction> among) {
    return among.stream()
        .filter(each -> each.getEffect().countsAsTransaction() && !each.isFullyRefunded())
        .count();
  }

  private static long categories(List<Transaction> among) {
    return among.stream()
        .filter(each -> each.getEarning() != EarningState.NEVER && !each.isFullyRefunded())
        .map(each -> each.getDetails().category())
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  private static long referrals(List<Transaction> among) {
    return among.stream()
        .filter(each -> each.getEffect().countsAsReferral() && !each.isCancelled())
        .count();
  }

  @Override
  public List<LastActivity> activityTimes(Collection<String> memberNumbers, Instant end) {
    return memberNumbers.stream()
        .flatMap(this::of)
        .filter(each -> each.getEarning() != EarningState.NEVER)
        .filter(each -> each.getOccurredAt().isBefore(end))
        .map(each -> new LastActivity(each.getMemberNumber(), each.getOccurredAt()))
        .toList();
  }

  @Override
  public List<LastActivity> lastActivities(Collection<String> memberNumbers, Instant end) {
    return memberNumbers.stream()
        .map(
            number ->
                new LastActivity(
                    number,
                    of(number)
                        .map(Transaction::getOccurredAt)
                        .filter(at -> at.isBefore(end))
                        .max(Comparator.naturalOrder())
                        .orElse(null)))
        .toList();
  }

  @Override
  public List<Transaction> unearned(
      Collection<String> memberNumbers, Instant earningStart, Instant end) {
    return memberNumbers.stream()
        .sorted()
        .flatMap(number -> of(number).filter(isUnearned(earningStart, end)).sorted(OLDEST_FIRST))
        .toList();
  }

  private static Predicate<Transaction> isUnearned(Instant earningStart, Instant end) {
    return each ->
        each.getOccurredAt().isBefore(end)
            && (each.getEarning() == EarningState.PENDING
                || each.getEarning() == EarningState.TOO_LATE
                    && !each.getOccurredAt().isBefore(earningStart));
  }

  @Override
  public List<Transaction> earnedBy(String memberNumber, String processInstanceId) {
    return of(memberNumber)
        .filter(each -> each.getTerms() != null)
        .filter(each -> Objects.equals(each.getTerms().earnedBy(), processInstanceId))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  @Override
  public List<Transaction> refundable(
      String memberNumber,
      String currency,
      String programmeCurrency,
      Instant from,
      Instant until,
      String beforeId,
      Limit limit) {
    return of(memberNumber)
        .filter(each -> !each.getOccurredAt().isBefore(from))
        .filter(
            each ->
                each.getOccurredAt().isBefore(until)
                    || each.getOccurredAt().equals(until)
                        && each.getTransactionId().compareTo(beforeId) < 0)
        .filter(each -> each.getEffect().refundable() && !each.isCancelled())
        .filter(each -> left(each, programmeCurrency).currency().equals(currency))
        .filter(each -> left(each, programmeCurrency).amount().signum() > 0)
        .sorted(OLDEST_FIRST.reversed())
        .limit(limit.max())
        .toList();
  }

  private static GivenAmount left(Transaction transaction, String programmeCurrency) {
    return Optional.ofNullable(transaction.getOriginal())
        .map(original -> original.left())
        .orElseGet(() -> new GivenAmount(transaction.getNetAmount(), programmeCurrency));
  }

  @Override
  public Page<Transaction> newestFirst(String memberNumber, Pageable page) {
    return page(of(memberNumber).sorted(OLDEST_FIRST.reversed()).toList(), page);
  }

  private Stream<Transaction> of(String memberNumber) {
    return queried().stream().filter(each -> each.getMemberNumber().equals(memberNumber));
  }

  private static Predicate<Transaction> within(Instant from, Instant end) {
    return each -> !each.getOccurredAt().isBefore(from) && each.getOccurredAt().isBefore(end);
  }
}
