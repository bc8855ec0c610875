package io.tierflow.reward.grant;

import org.springframework.data.jpa.repository.JpaRepository;

/** Vouchers that staff granted. Whoever writes one holds the member's account first. */
interface GrantedVoucherRepository extends JpaRepository<GrantedVoucher, String> {}
