package io.tierflow.transaction;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberService;
import io.tierflow.member.MemberStatus;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records transactions, few or many together, in the order in which they come. */
@Service
class TransactionRecorder {

  private final TransactionRepository transactions;
  private final MemberService members;
  private final RefundRecorder refunds;
  private final EarnedPoints earnedPoints;
  private final PeriodHistory periods;
  private final TransactionValidator terms;
  private final CurrencyConversion conversion;
  private final ActivityKinds kinds;
  private final ProgrammeCalendar calendar;
  private final ApplicationEventPublisher events;

  TransactionRecorder(
      TransactionRepository transactions,
      MemberService members,
      RefundRecorder refunds,
      EarnedPoints earnedPoints,
      PeriodHistory periods,
      TransactionValidator terms,
      CurrencyConversion conversion,
      ActivityKinds kinds,
      ProgrammeCalendar calendar,
      ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.members = members;
    this.refunds = refunds;
    this.earnedPoints = earnedPoints;
    this.periods = periods;
    this.terms = terms;
    this.conversion = conversion;
    this.kinds = kinds;
    this.calendar = calendar;
    this.events = events;
  }

  /**
   * Records one transaction, and tells of it if it can earn.
   *
   * @return what became of it
   */
  @Transactional
  RecordResult recordAndTell(NewTransaction arrival) {
    RecordResult recording = record(List.of(arrival)).get(0);
    if (recording.first() && recording.transaction().getEarning() == EarningState.PENDING) {
      events.publishEvent(
          new ActivityRecorded(
              recording.transaction().getMemberNumber(), recording.transaction().getOccurredAt()));
    }
    return recording;
  }

  /**
   * Records what can be recorded.
   *
   * @return what became of each, in order
   */
  @Transactional
  List<RecordResult> record(List<NewTransaction> arrivals) {
    Map<String, MemberStatus> statuses =
        members.statuses(arrivals.stream().map(NewTransaction::memberNumber).distinct().toList());
    lockAccounts(arrivals, statuses);
    Map<String, Transaction> known = known(arrivals);
    DailyLimits limits = new DailyLimits(transactions, calendar);
    List<RecordResult> recordings = new ArrayList<>(arrivals.size());
    for (NewTransaction arrival : arrivals) {
      recordings.add(record(arrival, statuses.get(arrival.memberNumber()), known, limits));
    }
    transactions.flush();
    requireStillActive(recordings);
    tellOfRefunds(recordings);
    return recordings;
  }

  /**
   * A merge holds the member's row, for which a row that refers to it waits: what was recorded
   * meanwhile would stay behind, so it is done again.
   */
  private void requireStillActive(List<RecordResult> recordings) {
    Set<String> recorded =
        recordings.stream()
            .filter(RecordResult::first)
            .map(recording -> recording.transaction().getMemberNumber())
            .collect(Collectors.toSet());
    if (!recorded.isEmpty()
        && !Set.of(MemberStatus.ACTIVE).containsAll(members.statuses(recorded).values())) {
      throw new CannotAcquireLockException("A membership has ended meanwhile.");
    }
  }

  private void tellOfRefunds(List<RecordResult> recordings) {
    recordings.stream()
        .filter(RecordResult::first)
        .map(RecordResult::transaction)
        .filter(recorded -> recorded.getKind().isRefund())
        .map(Transaction::getMemberNumber)
        .distinct()
        .map(RefundRecorded::new)
        .forEach(events::publishEvent);
  }

  /**
   * Refunds, and what there may be only so many of, take the locks before any transaction is read,
   * all of them in member order.
   */
  private void lockAccounts(List<NewTransaction> arrivals, Map<String, MemberStatus> statuses) {
    arrivals.stream()
        .filter(arrival -> arrival.isRefund() || isLimited(arrival))
        .map(NewTransaction::memberNumber)
        .filter(statuses::containsKey)
        .distinct()
        .sorted()
        .forEach(earnedPoints::lock);
  }

  private boolean isLimited(NewTransaction arrival) {
    return kinds.find(arrival.kind()).flatMap(KindTerms::dailyLimit).isPresent();
  }

  private Map<String, Transaction> known(List<NewTransaction> arrivals) {
    List<String> ids =
        arrivals.stream()
            .flatMap(arrival -> Stream.of(arrival.transactionId(), arrival.refundOf()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return transactions.findAllById(ids).stream()
        .collect(
            Collectors.toMap(
                Transaction::getTransactionId,
                transaction -> transaction,
                (one, other) -> one,
                HashMap::new));
  }

  private RecordResult record(
      NewTransaction arrival,
      MemberStatus status,
      Map<String, Transaction> known,
      DailyLimits limits) {
    try {
      terms.check(arrival);
      Transaction earlier = known.get(arrival.transactionId());
      if (earlier != null) {
        return repeated(arrival, earlier);
      }
      terms.checkMember(arrival, status);
      Transaction recorded =
          arrival.isRefund()
              ? refunds.record(arrival, known.get(arrival.refundOf()))
              : activity(arrival, limits);
      known.put(recorded.getTransactionId(), recorded);
      return RecordResult.first(recorded);
    } catch (InvalidInputException | ConflictException refusal) {
      return RecordResult.refused(refusal);
    }
  }

  private RecordResult repeated(NewTransaction arrival, Transaction earlier) {
    return earlier.isSameAs(arrival) && conversion.isSame(earlier, arrival)
        ? RecordResult.repeated(earlier)
        : RecordResult.refused(
            new ConflictException(
                "The transaction %s is already recorded, with different content."
                    .formatted(arrival.transactionId())));
  }

  private Transaction activity(NewTransaction arrival, DailyLimits limits) {
    KindTerms kind = kinds.require(arrival.kind());
    terms.checkAmount(arrival, kind.amount());
    kind.dailyLimit().ifPresent(limit -> limits.take(arrival, limit));
    ConvertedAmount converted = conversion.convert(arrival);
    periods.forget(arrival.memberNumber());
    return transactions.save(
        new Transaction(
            arrival, converted, KindEffect.of(kind, converted.amount()), calendar.now()));
  }
}
