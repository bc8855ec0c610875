package io.tierflow.tier.grant;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Tiers that staff grant. Whoever writes one holds the member's account first. */
interface TierGrantRepository extends JpaRepository<TierGrant, String> {

  @Query("select g.memberNumber from TierGrant g where g.processInstanceId = :instance")
  Optional<String> memberOf(String instance);

  Optional<TierGrant> findByProcessInstanceId(String processInstanceId);

  @Query(
      """
      select g from TierGrant g where g.memberNumber = :memberNumber and (g.state = WAITING)
      order by g.requestedAt, g.grantId
      """)
  List<TierGrant> waiting(String memberNumber);
}
