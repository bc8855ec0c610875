package io.tierflow.points;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What entries took out of lots and put back, to read alone: {@link PointsLedger} writes it. */
interface LotMovementRepository extends Repository<LotMovement, LotMovement.Key> {

  @Query(
      """
      select m from LotMovement m
      where m.key.memberNumber = :memberNumber and m.key.entryNumber = :entryNumber
      order by m.key.lotEntry
      """)
  List<LotMovement> of(String memberNumber, int entryNumber);

  /** Numbers of a member's lots that entries took from or put back into. */
  @Query(
      "select distinct m.key.lotEntry from LotMovement m where m.key.memberNumber = :memberNumber")
  List<Integer> touchedLots(String memberNumber);
}
