package io.tierflow.reward;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Gifts by the instance of the flow that sends them. */
interface GiftDispatchRepository extends JpaRepository<GiftDispatch, String> {

  @Query(
      """
      select g from GiftDispatch g where g.memberNumber = :memberNumber
      order by g.createdAt desc, g.giftId
      """)
  Page<GiftDispatch> newestFirst(String memberNumber, Pageable page);

  @Query(
      """
      select count(g) from GiftDispatch g
      where g.memberNumber = :memberNumber and (g.state = HELD or g.state = PENDING)
      """)
  long countOpen(String memberNumber);

  Optional<GiftDispatch> findByRedemptionId(String redemptionId);

  List<GiftDispatch> findByRedemptionIdIn(Collection<String> redemptionIds);
}
