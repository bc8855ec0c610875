package io.tierflow.points.approval;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Requests that another person decides. Whoever writes one holds the member's account first. */
interface ApprovalRequestRepository extends JpaRepository<ApprovalRequest, ApprovalRequestId> {

  @Query("select r.memberNumber from ApprovalRequest r where r.processInstanceId = :instance")
  Optional<String> memberOf(String instance);

  Optional<ApprovalRequest> findByProcessInstanceId(String processInstanceId);

  @Query(
      """
      select r from ApprovalRequest r
      where r.memberNumber = :memberNumber and (r.state = WAITING)
      order by r.requestedAt, r.key.operationId""")
  List<ApprovalRequest> waiting(String memberNumber);
}
