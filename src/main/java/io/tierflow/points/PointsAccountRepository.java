package io.tierflow.points;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Points accounts by their member. */
interface PointsAccountRepository extends JpaRepository<PointsAccount, String> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from PointsAccount a where a.memberNumber = :memberNumber")
  Optional<PointsAccount> lock(String memberNumber);
}
