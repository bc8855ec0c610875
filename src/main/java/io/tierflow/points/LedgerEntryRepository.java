package io.tierflow.points;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Entries of the ledger, to read alone: {@link PointsLedger} writes them. */
interface LedgerEntryRepository extends Repository<LedgerEntry, EntryKey> {

  Optional<LedgerEntry> findByIdempotencyKey(String idempotencyKey);

  @Query(
      """
      select e from LedgerEntry e where e.key.memberNumber = :memberNumber
      order by e.key.entryNumber desc
      """)
  Page<LedgerEntry> newestFirst(String memberNumber, Pageable page);

  @Query(
      """
      select new io.tierflow.points.QualifyingPoints(
        e.key.memberNumber, sum(coalesce(e.qualifyingPoints, e.points - e.shortfall - e.lapsed)))
      from LedgerEntry e
      where e.key.memberNumber in :memberNumbers
        and (e.entryType in (EARN, REVERSE) and e.effectiveOn between :from and :to)
      group by e.key.memberNumber
      """)
  List<QualifyingPoints> earnedLessReversed(
      Collection<String> memberNumbers, LocalDate from, LocalDate to);

  @Query(
      """
      select new io.tierflow.points.QualifyingDay(
        e.key.memberNumber,
        e.effectiveOn,
        sum(coalesce(e.qualifyingPoints, e.points - e.shortfall - e.lapsed)))
      from LedgerEntry e
      where e.key.memberNumber in :memberNumbers
        and (e.entryType in (EARN, REVERSE) and e.effectiveOn between :from and :to)
      group by e.key.memberNumber, e.effectiveOn
      """)
  List<QualifyingDay> qualifyingDays(
      Collection<String> memberNumbers, LocalDate from, LocalDate to);

  @Query(
      """
      select new io.tierflow.points.EarnedDay(
        e.effectiveOn, sum(e.points - e.shortfall - e.lapsed),
        sum(coalesce(e.qualifyingPoints, e.points - e.shortfall - e.lapsed)))
      from LedgerEntry e
      where e.key.memberNumber = :memberNumber and e.entryType in (EARN, REVERSE)
      group by e.effectiveOn
      order by e.effectiveOn
      """)
  List<EarnedDay> earnedByDay(String memberNumber);

  @Query(
      """
      select new io.tierflow.points.MonthlyPoints(
        e.key.memberNumber,
        sum(case when e.entryType in (EARN, REVERSE) then e.points else 0L end),
        sum(case when e.entryType = ADJUST then e.points else 0L end),
        sum(case when e.entryType in (SPEND, RETURN) then -e.points else 0L end),
        sum(case when e.entryType = EXPIRE then -e.points else 0L end))
      from LedgerEntry e
      where e.key.memberNumber in :memberNumbers and e.effectiveOn between :from and :to
      group by e.key.memberNumber
      """)
  List<MonthlyPoints> moved(Collection<String> memberNumbers, LocalDate from, LocalDate to);

  @Query(
      """
      select coalesce(sum(e.points - e.shortfall - e.lapsed), 0) from LedgerEntry e
      where e.key.memberNumber = :memberNumber
        and e.processInstanceId = :processInstanceId
        and e.entryType in (EARN, REVERSE)
      """)
  long earnedIn(String memberNumber, String processInstanceId);
}
