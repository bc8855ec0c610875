package io.tierflow.workflow.tierupgrade.record;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Records of the flow's instances. */
public interface TierUpgradeRecordRepository extends JpaRepository<TierUpgradeRecord, String> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from TierUpgradeRecord r where r.processInstanceId = :processInstanceId")
  Optional<TierUpgradeRecord> lock(String processInstanceId);

  Optional<TierUpgradeRecord> findByProcessInstanceIdAndProcess(
      String processInstanceId, String process);

  @Query(
      """
      select r from TierUpgradeRecord r where r.memberNumber = :memberNumber
      order by r.startedAt desc, r.processInstanceId
      """)
  Page<TierUpgradeRecord> newestFirst(String memberNumber, Pageable page);
}
