package io.tierflow.reward;

import org.springframework.data.jpa.repository.JpaRepository;

/** Redemptions of points by the id that the client gave them. */
interface PointsRedemptionRepository extends JpaRepository<PointsRedemption, String> {}
