package io.tierflow.points.approval;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Requests that another person decides, in memory. */
public final class InMemoryApprovalRequests
    extends InMemoryRepository<ApprovalRequest, ApprovalRequestId>
    implements ApprovalRequestRepository {

  public InMemoryApprovalRequests(InMemoryStore store) {
    super(store, ApprovalRequest.class);
  }

  @Override
  public Optional<String> memberOf(String instance) {
    return findByProcessInstanceId(instance).map(ApprovalRequest::getMemberNumber);
  }

  @Override
  public Optional<ApprovalRequest> findByProcessInstanceId(String processInstanceId) {
    return queried().stream()
        .filter(request -> processInstanceId.equals(request.getProcessInstanceId()))
        .findFirst();
  }

  @Override
  public List<ApprovalRequest> waiting(String memberNumber) {
    return queried().stream()
        .filter(request -> request.getMemberNumber().equals(memberNumber))
        .filter(request -> request.getState() == ApprovalState.WAITING)
        .sorted(
            Comparator.comparing(ApprovalRequest::getRequestedAt)
                .thenComparing(ApprovalRequest::getOperationId))
        .toList();
  }
}
