package io.tierflow.tier;

import io.tierflow.member.Tier;
import java.time.LocalDate;
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
      select count(c) > 0 from TierChange c
      where c.memberNumber = :memberNumber and c.toTier = :tier
        and c.status = DECLINED and c.decidedOn > :after
      """)
  boolean isDeclinedSince(String memberNumber, Tier tier, LocalDate after);
}
