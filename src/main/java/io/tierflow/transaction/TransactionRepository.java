package io.tierflow.transaction;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Transactions by their id and by the time at which they occurred. */
interface TransactionRepository extends JpaRepository<Transaction, String> {

  @Query(
      """
      select new io.tierflow.transaction.SpendFigures(
        coalesce(sum(
          case when t.occurredAt < :monthStart then 0bd
               when t.kind = REFUND then -t.amount
               else t.amount end), 0bd),
        coalesce(sum(case when t.kind = REFUND then -t.amount else t.amount end), 0bd),
        count(case when t.kind = PURCHASE and (t.amount = 0 or t.refundedAmount < t.amount)
                   then 1 end))
      from Transaction t
      where t.memberNumber = :memberNumber and t.occurredAt >= :yearStart and t.occurredAt < :end
      """)
  SpendFigures spend(String memberNumber, Instant monthStart, Instant yearStart, Instant end);

  @Query(
      """
      select new io.tierflow.transaction.TransactionCounts(
        count(case when t.occurredAt >= :monthStart then 1 end),
        count(case when t.earning in (PENDING, TOO_LATE) then 1 end),
        (select count(m) from Transaction m
         where m.memberNumber = :memberNumber and m.earning = PENDING
           and m.occurredAt < :earningStart))
      from Transaction t
      where t.memberNumber = :memberNumber
        and t.occurredAt >= :earningStart and t.occurredAt < :end
      """)
  TransactionCounts count(
      String memberNumber, Instant monthStart, Instant earningStart, Instant end);

  @Modifying
  @Query(
      """
      update Transaction t set t.earning = TOO_LATE
      where t.memberNumber = :memberNumber and t.earning = PENDING and t.occurredAt < :earningStart
      """)
  void missEarning(String memberNumber, Instant earningStart);

  @Query(
      """
      select t from Transaction t
      where t.memberNumber = :memberNumber and t.earning in (PENDING, TOO_LATE)
        and t.occurredAt >= :earningStart and t.occurredAt < :end
      order by t.occurredAt, t.transactionId
      """)
  List<Transaction> toEarn(String memberNumber, Instant earningStart, Instant end);

  @Query(
      """
      select t from Transaction t
      where t.memberNumber = :memberNumber and t.earnedBy = :processInstanceId
      order by t.occurredAt, t.transactionId
      """)
  List<Transaction> earnedBy(String memberNumber, String processInstanceId);

  @Query(
      """
      select t from Transaction t where t.memberNumber = :memberNumber
      order by t.occurredAt desc, t.transactionId desc
      """)
  Page<Transaction> newestFirst(String memberNumber, Pageable page);
}
