package io.tierflow.transaction;

import io.tierflow.policy.ActivityKind;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

/**
 * Transactions by their id and by the time at which they occurred.
 *
 * <p>Here and elsewhere, what else is asked of the transactions of several members stands in
 * parentheses after the members: else H2 looks at that first, and reads an index to its end where
 * it could go from member to member.
 */
interface TransactionRepository extends JpaRepository<Transaction, String> {

  @Query(
      """
      select new io.tierflow.transaction.MemberActivity(
        t.memberNumber,
        sum(case when t.occurredAt < :monthStart then 0bd else t.effect.spend end),
        sum(t.effect.spend),
        count(case when t.effect.countsAsTransaction = true and t.cancelled = false
                     and (t.amount = 0 or t.refundedAmount < t.amount)
                   then 1 end),
        count(case when t.occurredAt >= :monthStart then 1 end))
      from Transaction t
      where t.memberNumber in :memberNumbers
        and (t.occurredAt >= :yearStart and t.occurredAt < :end)
      group by t.memberNumber
      """)
  List<MemberActivity> activities(
      Collection<String> memberNumbers, Instant monthStart, Instant yearStart, Instant end);

  /** Of the days from a start, and of the month that ends with the same day; of both, the first. */
  @Query(
      """
      select new io.tierflow.transaction.PeriodFigures(
        t.memberNumber,
        sum(case when t.occurredAt < :monthStart then 0bd else t.effect.spend end),
        sum(case when t.occurredAt < :start then 0bd else t.effect.spend end),
        count(case when t.occurredAt >= :start and t.effect.countsAsTransaction = true
                     and t.cancelled = false and (t.amount = 0 or t.refundedAmount < t.amount)
                   then 1 end),
        sum(case when t.occurredAt >= :start and t.earning = EARNED
                 then coalesce(t.qualifyingShare, t.exactShare, 0bd) else 0bd end))
      from Transaction t
      where t.memberNumber in :memberNumbers
        and (t.occurredAt >= :from and t.occurredAt < :end)
      group by t.memberNumber
      """)
  List<PeriodFigures> periodFigures(
      Collection<String> memberNumbers,
      Instant from,
      Instant monthStart,
      Instant start,
      Instant end);

  /** What each transaction adds, for members who are asked over days of their own. */
  @Query(
      """
      select new io.tierflow.transaction.DatedActivity(
        t.memberNumber,
        t.occurredAt,
        t.effect.spend,
        case when t.effect.countsAsTransaction = true and t.cancelled = false
               and (t.amount = 0 or t.refundedAmount < t.amount)
             then 1L else 0L end,
        case when t.earning = EARNED then coalesce(t.qualifyingShare, t.exactShare) else 0bd end)
      from Transaction t
      where t.memberNumber in :memberNumbers
        and (t.occurredAt >= :from and t.occurredAt < :end)
      """)
  List<DatedActivity> dated(Collection<String> memberNumbers, Instant from, Instant end);

  /** Of what is recorded in the same transaction, some may not have reached the database yet. */
  @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
  @Query(
      """
      select count(*) from Transaction t
      where t.memberNumber = :memberNumber
        and (t.occurredAt >= :start and t.occurredAt < :end and t.kind = :kind)
      """)
  long countOfKind(String memberNumber, ActivityKind kind, Instant start, Instant end);

  /** Refunds belong to what they refund, which counts until nothing is left of it. */
  @Query(
      """
      select new io.tierflow.transaction.MilestoneFigures(
        t.memberNumber,
        count(case when t.occurredAt >= :month and t.effect.countsAsTransaction = true
                     and t.cancelled = false and (t.amount = 0 or t.refundedAmount < t.amount)
                   then 1 end),
        count(case when t.occurredAt >= :year and t.effect.countsAsTransaction = true
                     and t.cancelled = false and (t.amount = 0 or t.refundedAmount < t.amount)
                   then 1 end),
        count(case when t.effect.countsAsTransaction = true
                     and t.cancelled = false and (t.amount = 0 or t.refundedAmount < t.amount)
                   then 1 end),
        sum(case when t.occurredAt >= :month then t.effect.spend else 0bd end),
        sum(case when t.occurredAt >= :year then t.effect.spend else 0bd end),
        sum(t.effect.spend),
        count(distinct case when t.occurredAt >= :month and t.earning <> NEVER
                     and t.cancelled = false and (t.amount = 0 or t.refundedAmount < t.amount)
                   then t.details.category end),
        count(distinct case when t.occurredAt >= :year and t.earning <> NEVER
                     and t.cancelled = false and (t.amount = 0 or t.refundedAmount < t.amount)
                   then t.details.category end),
        count(distinct case when t.earning <> NEVER
                     and t.cancelled = false and (t.amount = 0 or t.refundedAmount < t.amount)
                   then t.details.category end),
        count(case when t.occurredAt >= :month and t.effect.countsAsReferral = true
                     and t.cancelled = false then 1 end),
        count(case when t.occurredAt >= :year and t.effect.countsAsReferral = true
                     and t.cancelled = false then 1 end),
        count(case when t.effect.countsAsReferral = true and t.cancelled = false then 1 end))
      from Transaction t
      where t.memberNumber in :memberNumbers and t.occurredAt >= :from and t.occurredAt < :end
      group by t.memberNumber
      """)
  List<MilestoneFigures> milestoneFigures(
      Collection<String> memberNumbers, Instant from, Instant year, Instant month, Instant end);

  @Query(
      """
      select new io.tierflow.transaction.LastActivity(t.memberNumber, t.occurredAt)
      from Transaction t
      where t.memberNumber in :memberNumbers and t.occurredAt < :end and t.earning <> NEVER
      """)
  List<LastActivity> activityTimes(Collection<String> memberNumbers, Instant end);

  /** The last one alone, from the end of the index, however many there are. */
  @Query(
      """
      select new io.tierflow.transaction.LastActivity(
        m.memberNumber,
        (select t.occurredAt from Transaction t
         where t.memberNumber = m.memberNumber and t.occurredAt < :end
         order by t.occurredAt desc limit 1))
      from Member m where m.memberNumber in :memberNumbers
      """)
  List<LastActivity> lastActivities(Collection<String> memberNumbers, Instant end);

  @Query(
      """
      select t from Transaction t
      where t.memberNumber in :memberNumbers
        and (t.earning = PENDING and t.occurredAt < :end
          or t.earning = TOO_LATE and t.occurredAt >= :earningStart and t.occurredAt < :end)
      order by t.memberNumber, t.occurredAt, t.transactionId
      """)
  List<Transaction> unearned(Collection<String> memberNumbers, Instant earningStart, Instant end);

  @Query(
      """
      select t from Transaction t
      where t.memberNumber = :memberNumber and t.terms.earnedBy = :processInstanceId
      order by t.occurredAt, t.transactionId
      """)
  List<Transaction> earnedBy(String memberNumber, String processInstanceId);

  /**
   * What of a member a refund in a currency can take back, latest first, from the end of the index.
   *
   * @param from the earliest time, inclusive
   * @param until the latest time, inclusive only for ids before the given one
   */
  @Query(
      """
      select t from Transaction t
      where t.memberNumber = :memberNumber
        and (t.occurredAt >= :from and t.occurredAt <= :until
          and (t.occurredAt < :until or t.transactionId < :beforeId)
          and t.effect.refundable = true and t.cancelled = false
          and coalesce(t.original.originalCurrency, :programmeCurrency) = :currency
          and coalesce(t.original.refundedOriginal, t.refundedAmount)
            < coalesce(t.original.originalAmount, t.amount))
      order by t.occurredAt desc, t.transactionId desc
      """)
  List<Transaction> refundable(
      String memberNumber,
      String currency,
      String programmeCurrency,
      Instant from,
      Instant until,
      String beforeId,
      Limit limit);

  @Query(
      """
      select t from Transaction t where t.memberNumber = :memberNumber
      order by t.occurredAt desc, t.transactionId desc
      """)
  Page<Transaction> newestFirst(String memberNumber, Pageable page);
}
