package io.tierflow.reward;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Gifts by the upgrade that gave them. */
interface GiftDispatchRepository extends JpaRepository<GiftDispatch, String> {

  List<GiftDispatch> findByMemberNumberOrderByCreatedAtDesc(String memberNumber);
}
