package io.tierflow.points;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Lots of points. */
interface PointsLotRepository extends JpaRepository<PointsLot, EntryKey> {

  @Query(
      """
      select l from PointsLot l
      where l.key.memberNumber = :memberNumber and l.remaining > 0
      order by case when l.expiresOn is null then 1 else 0 end, l.expiresOn, l.key.entryNumber
      """)
  List<PointsLot> earliestExpiringFirst(String memberNumber);

  @Query(
      """
      select new io.tierflow.points.ExpiringPoints(l.expiresOn, sum(l.remaining)) from PointsLot l
      where l.key.memberNumber = :memberNumber and l.remaining > 0 and l.expiresOn <= :lastDay
      group by l.expiresOn
      order by l.expiresOn
      """)
  List<ExpiringPoints> expiring(String memberNumber, LocalDate lastDay);
}
