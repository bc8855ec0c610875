package io.tierflow.transaction;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Collection;
import java.util.List;

/** What refunds were matched to, in memory. */
public final class InMemoryRefundMatches extends InMemoryRepository<RefundMatch, RefundMatch.Key>
    implements RefundMatchRepository {

  public InMemoryRefundMatches(InMemoryStore store) {
    super(store, RefundMatch.class);
  }

  @Override
  public List<RefundMatch> of(Collection<String> transactionIds) {
    return transactionIds.stream()
        .sorted()
        .flatMap(id -> queried().stream().filter(each -> each.getTransactionId().equals(id)))
        .toList();
  }
}
