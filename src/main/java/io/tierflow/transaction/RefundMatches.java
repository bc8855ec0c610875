package io.tierflow.transaction;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What refunds that named no transaction were matched to. */
@Component
class RefundMatches {

  private final RefundMatchRepository matches;

  RefundMatches(RefundMatchRepository matches) {
    this.matches = matches;
  }

  /** Keeps what a refund was matched to, once and for all. */
  void keep(Transaction refund, List<RefundPart> parts) {
    int place = 1;
    for (RefundPart part : parts) {
      matches.save(new RefundMatch(refund, place++, part));
    }
  }

  /** What several transactions were matched to, by id; none for whatever was not matched. */
  Map<String, List<RefundMatchView>> views(Collection<Transaction> transactions) {
    List<String> matched =
        transactions.stream()
            .filter(each -> each.getKind().isRefund() && each.getRefundOf() == null)
            .map(Transaction::getTransactionId)
            .toList();
    return matched.isEmpty()
        ? Map.of()
        : matches.of(matched).stream()
            .collect(
                Collectors.groupingBy(
                    RefundMatch::getTransactionId,
                    Collectors.mapping(RefundMatch::view, Collectors.toList())));
  }
}
