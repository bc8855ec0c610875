package io.tierflow.reward;

import org.springframework.data.jpa.repository.JpaRepository;

/** Redemptions by the id that the shop gave them. */
interface VoucherRedemptionRepository extends JpaRepository<VoucherRedemption, String> {}
