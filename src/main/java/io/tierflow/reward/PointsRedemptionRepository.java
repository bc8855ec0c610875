package io.tierflow.reward;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Redemptions of points by the id that the client gave them. */
interface PointsRedemptionRepository extends JpaRepository<PointsRedemption, String> {

  @Query(
      """
      select r from PointsRedemption r
      where r.memberNumber = :memberNumber and r.voucherId in :voucherIds
      """)
  List<PointsRedemption> ofVouchers(String memberNumber, Collection<String> voucherIds);

  @Query(
      """
      select r from PointsRedemption r where r.memberNumber = :memberNumber
      order by r.redeemedAt desc, r.redemptionId
      """)
  Page<PointsRedemption> newestFirst(String memberNumber, Pageable page);

  @Query(
      """
      select count(r) from PointsRedemption r
      where r.reward = :reward and r.memberNumber = :memberNumber and r.returnedAt is null
      """)
  long countOf(String memberNumber, String reward);

  @Query(
      "select count(r) from PointsRedemption r where r.reward = :reward and r.returnedAt is null")
  long countOf(String reward);

  @Query(
      """
      select r.reward as reward, count(r) as times from PointsRedemption r
      where r.memberNumber = :memberNumber and r.reward is not null and r.returnedAt is null
      group by r.reward
      """)
  List<Redeemed> redeemed(String memberNumber);

  /** How often a member has a reward. */
  interface Redeemed {

    String getReward();

    long getTimes();
  }
}
