package io.tierflow.transaction;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RefundMatchRepository extends JpaRepository<RefundMatch, RefundMatch.Key> {

  @Query(
      """
      select m from RefundMatch m where m.key.transactionId in :transactionIds
      order by m.key.transactionId, m.key.place
      """)
  List<RefundMatch> of(Collection<String> transactionIds);
}
