package io.tierflow.tier;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Tier changes. */
interface TierChangeRepository extends JpaRepository<TierChange, String> {

  @Query(
      """
      select c from TierChange c where c.memberNumber = :memberNumber
      order by c.recordedAt desc, c.proposedOn desc, c.changeId desc
      """)
  Page<TierChange> newestFirst(String memberNumber, Pageable page);

  @Query(
      """
      select c from TierChange c
      where c.memberNumber = :memberNumber and (c.kind <> LOWERING or c.status = CONFIRMED)
      order by c.recordedAt desc, c.proposedOn desc, c.changeId desc
      """)
  Page<TierChange> shownToMember(String memberNumber, Pageable page);

  @Query(
      """
      select new io.tierflow.tier.DeclinedTier(c.memberNumber, c.toTier) from TierChange c
      where c.memberNumber in :memberNumbers
        and (c.status = DECLINED and c.kind = UPGRADE and c.decidedOn > :after)
      """)
  List<DeclinedTier> declinedSince(Collection<String> memberNumbers, LocalDate after);

  @Query(
      """
      select new io.tierflow.tier.ChangesOfDay(c.decidedOn, c.kind, count(c)) from TierChange c
      where c.decidedOn in :days and c.status = CONFIRMED and c.kind in (RENEWAL, LOWERING, GRACE)
      group by c.decidedOn, c.kind
      """)
  List<ChangesOfDay> renewalsOf(Collection<LocalDate> days);

  @Query(
      """
      select new io.tierflow.tier.ConfirmedTier(c.memberNumber, c.toTier, c.decidedOn)
      from TierChange c
      where c.memberNumber in :memberNumbers
        and (c.status = CONFIRMED and c.decidedOn <= :to)
      order by c.decidedOn, c.recordedAt
      """)
  List<ConfirmedTier> confirmed(Collection<String> memberNumbers, LocalDate to);

  @Query(
      """
      select new io.tierflow.tier.LastUpgrade(c.memberNumber, c.changeId, c.toTier, c.decidedOn)
      from TierChange c
      where c.memberNumber in :memberNumbers
        and (c.status = CONFIRMED and c.kind = UPGRADE and c.decidedOn between :from and :to)
      order by c.decidedOn, c.recordedAt
      """)
  List<LastUpgrade> confirmedUpgrades(
      Collection<String> memberNumbers, LocalDate from, LocalDate to);
}
