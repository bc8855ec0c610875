package io.tierflow.points;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Lots of points. */
interface PointsLotRepository extends JpaRepository<PointsLot, EntryKey> {

  @Query(
      """
      select l from PointsLot l
      where l.key.memberNumber = :memberNumber and l.remaining > 0
        and (l.expiresOn is null or l.expiresOn >= :day)
      order by case when l.expiresOn is null then 1 else 0 end, l.expiresOn, l.key.entryNumber
      """)
  List<PointsLot> validEarliestExpiringFirst(String memberNumber, LocalDate day);

  @Query(
      """
      select new io.tierflow.points.ExpiringPoints(l.expiresOn, sum(l.remaining)) from PointsLot l
      where l.key.memberNumber = :memberNumber and l.remaining > 0
        and l.expiresOn between :firstDay and :lastDay
      group by l.expiresOn
      order by l.expiresOn
      """)
  List<ExpiringPoints> expiring(String memberNumber, LocalDate firstDay, LocalDate lastDay);

  /** Lots that have something left and were valid before a day, longest due first; not locked. */
  @Query(
      """
      select l.key from PointsLot l where l.openUntil < :day
      order by l.openUntil, l.key.memberNumber, l.key.entryNumber
      """)
  List<EntryKey> due(LocalDate day, Limit limit);

  @Query(
      """
      select new io.tierflow.points.AccountBalance(
        a.memberNumber, a.balance,
        coalesce((select sum(l.remaining) from PointsLot l
          where l.key.memberNumber = a.memberNumber and l.openUntil < :day), 0L),
        a.shortfall)
      from PointsAccount a where a.memberNumber in :memberNumbers
      """)
  List<AccountBalance> balances(Collection<String> memberNumbers, LocalDate day);

  @Query(
      """
      select new io.tierflow.points.ExpiringLots(
        l.key.memberNumber, l.expiresOn, sum(l.remaining))
      from PointsLot l
      where l.key.memberNumber in :memberNumbers
        and (l.remaining > 0 and l.expiresOn between :from and :to)
      group by l.key.memberNumber, l.expiresOn
      order by l.key.memberNumber, l.expiresOn
      """)
  List<ExpiringLots> expiring(Collection<String> memberNumbers, LocalDate from, LocalDate to);

  @Query(
      """
      select l from PointsLot l where l.key.memberNumber = :memberNumber
      order by l.key.entryNumber
      """)
  List<PointsLot> ofMember(String memberNumber);

  /** Numbers of a member's lots that came from others who were merged into them. */
  @Query(
      "select l.movedTo.entryNumber from PointsLot l where l.movedTo.memberNumber = :memberNumber")
  List<Integer> movedTo(String memberNumber);

  @Query("select l from PointsLot l where l.key in :keys")
  List<PointsLot> findAll(Collection<EntryKey> keys);
}
