package io.tierflow.reward;

import java.util.Collection;
import java.util.List;
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
}
